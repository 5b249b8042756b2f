// What a report must hold on paper: printed to PDF by the browser and read back with poppler.
'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const PIXELS_PER_MM = 96 / 25.4;
const A4 = { width: 595.28, height: 841.89 }; // points

function poppler(command, ...given) {
    return execFileSync(command, given, { encoding: 'utf8', maxBuffer: 1 << 28 });
}

async function print(page, file) {
    const { data } = await page.send('Page.printToPDF',
        { preferCSSPageSize: true, printBackground: true });
    fs.writeFileSync(file, Buffer.from(data, 'base64'));
    return file;
}

// Puts a mark of tiny letters, which takes no room, wherever the paper is to be measured: before and
// after each picture, after its caption, in each heading and where the text after it begins. Gives
// for each thing its marks, the ones that must stand on one page together.
function mark(page) {
    return page.evaluate(() => {
        const things = [];
        let number = 0;
        const put = (parent, before) => {
            const word = `QZ${String(number++).padStart(5, '0')}ZQ`;
            const one = document.createElement('span');
            one.textContent = word;
            for (const [key, value] of Object.entries({
                position: 'absolute', fontSize: '2px', lineHeight: '2px', letterSpacing: '0',
                color: '#fff', fontFamily: 'sans-serif', textTransform: 'none', whiteSpace: 'nowrap',
                margin: '0', padding: '0', border: '0', width: 'auto', float: 'none',
            }))
                one.style[key] = value;
            one.dataset.mark = '';
            parent.insertBefore(one, before);
            return word;
        };
        const shown = (one) => one.checkVisibility({ contentVisibilityAuto: true });
        const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6, caption')]
            .filter((one) => shown(one) && !one.closest('nav'));
        for (const heading of headings) {
            const walker = document.createTreeWalker(document.body,
                NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
            walker.currentNode = heading;
            let next = null;
            while (next === null && walker.nextNode()) {
                const node = walker.currentNode;
                if (heading.contains(node) || node.parentElement.closest('[data-mark]'))
                    continue;
                const isPicture = /^(svg|img)$/.test(node.nodeName);
                const isText = node.nodeType === Node.TEXT_NODE && node.data.trim() !== '' &&
                    !node.parentElement.closest('svg') && shown(node.parentElement);
                if (isPicture || isText)
                    next = node;
            }
            if (next !== null)
                things.push({
                    what: `heading "${heading.textContent.trim().slice(0, 60)}"`,
                    marks: [put(heading, null), put(next.parentElement, next)],
                });
        }
        for (const picture of document.querySelectorAll('svg, img')) {
            if (picture.parentElement.closest('svg') || !shown(picture))
                continue;
            const marks = [put(picture.parentElement, picture),
                put(picture.parentElement, picture.nextSibling)];
            const caption = picture.closest('figure')?.querySelector('figcaption');
            if (caption)
                marks.push(put(caption, caption.firstChild), put(caption, null));
            // The heading and the sentence that say what to see stand with it.
            const before = picture.closest('figure')?.previousElementSibling;
            const heading = before?.localName === 'p' ? before.previousElementSibling : before;
            if (heading && /^h\d$/.test(heading.localName))
                marks.push(put(heading, null));
            things.push({ what: `picture ${picture.id || picture.getAttribute('aria-label') || ''}`,
                marks });
        }
        return things;
    });
}

function unmark(page) {
    return page.evaluate(() => {
        for (const one of document.querySelectorAll('[data-mark]'))
            one.remove();
    });
}

// Page number by mark.
function pagesOf(file) {
    const pages = new Map();
    let number = 0;
    for (const line of poppler('pdftotext', '-bbox', file, '-').split('\n')) {
        if (line.includes('<page '))
            number++;
        for (const [word] of line.matchAll(/QZ\d{5}ZQ/g))
            pages.set(word, number);
    }
    return pages;
}

// The page as it is laid out for paper: nothing wider than the sheet, pictures that fit on one.
async function layout(page) {
    await page.send('Emulation.setEmulatedMedia', { media: 'print' });
    const margin = await page.evaluate(() => {
        const px = (length) => {
            const probe = document.createElement('div');
            probe.style.width = length || '10mm';
            document.body.append(probe);
            const width = probe.getBoundingClientRect().width;
            probe.remove();
            return width;
        };
        const rule = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
            .find((one) => one instanceof CSSPageRule && one.selectorText === '');
        const style = rule ? rule.style : {};
        return { x: px(style.marginLeft) + px(style.marginRight),
            y: px(style.marginTop) + px(style.marginBottom) };
    });
    const width = Math.floor(210 * PIXELS_PER_MM - margin.x);
    const height = Math.floor(297 * PIXELS_PER_MM - margin.y);
    await page.width(width, height);
    const found = await page.evaluate((most, high) => {
        const list = [];
        if (document.documentElement.scrollWidth > most)
            list.push(`the page is ${document.documentElement.scrollWidth} px wide on paper of ${most}`);
        for (const element of document.body.querySelectorAll('*')) {
            if (element.closest('svg') && element.localName !== 'svg')
                continue;
            const style = getComputedStyle(element);
            const box = element.getBoundingClientRect();
            const name = `<${element.localName}> "${element.textContent.trim().slice(0, 40)}"`;
            if (box.width <= 1 || !element.checkVisibility({ contentVisibilityAuto: true }))
                continue;
            if (element.localName !== 'svg' && style.overflowX !== 'visible' &&
                element.scrollWidth > element.clientWidth + 1)
                list.push(`${name} is cut off at the right of the paper (${element.scrollWidth} of ` +
                    `${element.clientWidth} px)`);
            else if (box.right > most + 1)
                list.push(`${name} sticks out of the paper`);
            if (/^(svg|img|figure|tr)$/.test(element.localName) && style.breakInside !== 'avoid' &&
                !element.closest('figure') && element.localName !== 'svg')
                list.push(`${name} may be cut by the end of a page`);
            if (/^(svg|img)$/.test(element.localName) && box.height > high)
                list.push(`a picture of ${Math.round(box.height)} px does not fit a page of ${high}`);
        }
        return list.slice(0, 10);
    }, width, height);
    await page.send('Emulation.setEmulatedMedia', { media: '' });
    return found;
}

// Printed as it opens: A4, nothing cut, no heading without the text that it heads.
async function paper(page, work, name) {
    const found = await layout(page);
    await page.width(1280);
    const things = await mark(page);
    const file = await print(page, path.join(work, `${name}-marked.pdf`));
    await unmark(page);
    const info = poppler('pdfinfo', '-l', '9999', file);
    for (const [, number, width, height] of
        info.matchAll(/^Page +(\d+) size: +([\d.]+) x ([\d.]+)/gm))
        if (Math.abs(width - A4.width) > 1 || Math.abs(height - A4.height) > 1)
            found.push(`page ${number} is no A4: ${width} x ${height} points`);
    const pages = pagesOf(file);
    for (const { what, marks } of things) {
        const on = marks.map((one) => pages.get(one));
        if (on.some((one) => one === undefined))
            found.push(`${what} is not on paper`);
        else if (new Set(on).size > 1)
            found.push(`${what} is spread over the pages ${[...new Set(on)].join(' and ')}`);
    }
    return found;
}

// Letters and digits alone: lines are broken elsewhere on paper.
function bare(text) {
    return text.normalize('NFKC').replace(/[\s\u00ad\u200b-]+/g, '');
}

// Every paragraph, item and heading that is not folded can be read in the PDF; where to click is no
// part of it.
async function readable(page, work, name) {
    await page.width(1280);
    const file = await print(page, path.join(work, `${name}.pdf`));
    const text = bare(poppler('pdftotext', '-raw', '-nopgbrk', file, '-'));
    const sentences = await page.evaluate(() =>
        [...document.querySelectorAll('h1, h2, h3, p, li, figcaption')]
            .filter((one) => one.checkVisibility({ contentVisibilityAuto: true }) &&
                !one.closest('nav') && !one.querySelector('p, li, svg'))
            .flatMap((one) => one.innerText.split(/(?<=[.!?])\s+|\n/))
            .filter((one) => one.trim().length > 3));
    const found = sentences.filter((one) => !text.includes(bare(one)))
        .map((one) => `not in the PDF: ${one.slice(0, 160)}`);
    if (sentences.length < 5)
        found.push(`there are only ${sentences.length} sentences`);
    return found;
}

// What a board member decides on takes no more than these sheets.
const SHEETS = 2;

async function short(page, work, name) {
    await page.evaluate(() => {
        for (const one of document.querySelectorAll('main > :not(.besluit), footer'))
            one.style.display = 'none';
    });
    const file = await print(page, path.join(work, `${name}-besluit.pdf`));
    const pages = Number(/Pages:\s+(\d+)/.exec(poppler('pdfinfo', file))[1]);
    fs.unlinkSync(file);
    return pages > SHEETS ? [`the decision takes ${pages} sheets of paper`] : [];
}

module.exports = { paper, readable, short };
