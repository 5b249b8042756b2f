// What a report must hold on a screen. Each check gets a page that has just been loaded at 1280 px
// and gives its complaints; none is good.
'use strict';

// 320 px is what WCAG 1.4.10 asks; the others are a telephone, a tablet and a large screen.
const WIDTHS = [320, 360, 800, 1920];

// Nothing runs, nothing is asked for, nothing is complained about by the browser.
async function silent(page) {
    const found = page.noises.slice();
    const own = page.requests[0];
    for (const url of page.requests)
        if (url !== own)
            found.push(`asks for ${url.slice(0, 120)}`);
    return found.concat(await page.evaluate(() => {
        const wrong = [];
        const policy = document.querySelector('head > meta[http-equiv="Content-Security-Policy" i]');
        const rules = policy ? policy.content.split(';').map((one) => one.trim()) : [];
        if (!rules.includes("default-src 'none'"))
            wrong.push("no Content-Security-Policy with default-src 'none'");
        for (const rule of rules)
            if (/https?:|\*|unsafe-eval|script-src.*unsafe/.test(rule))
                wrong.push(`the Content-Security-Policy allows ${rule}`);
        const may = new Set(['#', 'd']);
        for (const element of document.querySelectorAll('*')) {
            const name = element.localName;
            if (['script', 'iframe', 'frame', 'object', 'embed', 'base', 'form', 'foreignObject']
                .includes(name))
                wrong.push(`<${name}> is on the page`);
            for (const { name: key, value } of element.attributes) {
                if (/^on/i.test(key))
                    wrong.push(`<${name} ${key}>`);
                if (/^(href|xlink:href|src|srcset|action|poster|background|ping|data)$/.test(key) &&
                    !value.startsWith('#') && !value.startsWith('data:image/'))
                    wrong.push(`<${name} ${key}="${value.slice(0, 80)}"> leads out of the page`);
            }
        }
        return wrong;
    }));
}

function unfold(page, open) {
    return page.evaluate((state) => {
        for (const one of document.querySelectorAll('details'))
            one.open = state;
    }, open);
}

const ROOMY = 1000; // px: from here on every table must show all its columns at once

// No wider than the window, and nothing that is cut off or sticks out, folded or not.
async function fits(page) {
    const found = [];
    for (const open of [false, true]) {
        await unfold(page, open);
        for (const width of [...WIDTHS, ROOMY]) {
            await page.width(width);
            const wrong = await page.evaluate((roomy) => {
                const list = [];
                const root = document.documentElement;
                const most = root.clientWidth;
                if (root.scrollWidth > most || document.body.scrollWidth > most)
                    list.push(`the page is ${Math.max(root.scrollWidth,
                        document.body.scrollWidth)} px wide`);
                const named = (element) => `<${element.localName}${element.id && ` id=${element.id}`}` +
                    `${element.className && element.className.baseVal === undefined ?
                        ` class=${element.className}` : ''}> ` +
                    `"${element.textContent.trim().replace(/\s+/g, ' ').slice(0, 40)}"`;
                const walk = (element) => {
                    const box = element.getBoundingClientRect();
                    const style = getComputedStyle(element);
                    // For the ears alone: a pixel of its own.
                    if (box.width <= 1 || box.height <= 1)
                        return;
                    // Until it has the focus: a link that skips to a part of the page.
                    if (box.right <= 0 && element.matches('a[href^="#"]'))
                        return;
                    if (box.right > most + 1 || box.left < -1)
                        list.push(`${named(element)} sticks out: ${Math.round(box.left)} to ` +
                            `${Math.round(box.right)}`);
                    if (/hidden|clip/.test(style.overflowX) && element.localName !== 'svg' &&
                        element.scrollWidth > element.clientWidth + 1)
                        list.push(`${named(element)} is cut off`);
                    const slides = /auto|scroll/.test(style.overflowX);
                    if (roomy && slides && element.querySelector('table') !== null &&
                        element.scrollWidth > element.clientWidth + 1)
                        list.push(`${named(element)} must be pushed aside`);
                    if (element.localName === 'svg' || slides)
                        return;
                    for (const child of element.children)
                        walk(child);
                };
                walk(document.body);
                return list.slice(0, 5);
            }, width >= ROOMY);
            found.push(...wrong.map((one) => `at ${width} px${open ? ', unfolded' : ''}: ${one}`));
        }
    }
    return found;
}

// Every picture has a size, a name and something drawn, and can be read on a telephone.
async function drawn(page) {
    await unfold(page, true);
    const found = [];
    for (const width of WIDTHS) {
        await page.width(width);
        found.push(...await page.evaluate((at) => {
            const list = [];
            for (const picture of document.querySelectorAll('svg, img')) {
                if (picture.parentElement.closest('svg'))
                    continue;
                const name = picture.id || picture.getAttribute('aria-label') ||
                    picture.getAttribute('alt') || picture.querySelector('title')?.textContent ||
                    picture.outerHTML.slice(0, 60);
                const say = (what) => list.push(`at ${at} px: "${name}" ${what}`);
                const box = picture.getBoundingClientRect();
                if (box.width < 1 || box.height < 1)
                    say('has no size');
                if (picture.localName === 'img' && !(picture.complete && picture.naturalWidth > 0))
                    say('is not loaded');
                if (picture.localName !== 'svg' || picture.getAttribute('aria-hidden') === 'true')
                    continue;
                if (picture.getAttribute('role') !== 'img' || !(picture.getAttribute('aria-label') ||
                    picture.getAttribute('aria-labelledby')))
                    say('has no role="img" with a name');
                const inside = picture.getBBox();
                if (!(inside.width > 0 && inside.height > 0))
                    say('holds nothing');
                let smallest = Infinity;
                for (const text of picture.querySelectorAll('text')) {
                    const scale = text.getScreenCTM();
                    const size = parseFloat(getComputedStyle(text).fontSize) *
                        Math.hypot(scale.b, scale.d);
                    if (text.textContent.trim() !== '' && size < smallest)
                        smallest = size;
                }
                if (smallest < 8)
                    say(`has text of ${smallest.toFixed(1)} px`);
            }
            return list;
        }, width));
    }
    return found;
}

// Every id stands once, and whatever points to an id finds it, a picture its own.
function ids(page) {
    return page.evaluate(() => {
        const list = [];
        const seen = new Set();
        for (const { id } of document.querySelectorAll('[id]')) {
            if (seen.has(id))
                list.push(`id "${id}" stands twice`);
            seen.add(id);
        }
        for (const element of document.querySelectorAll('*'))
            for (const { name, value } of element.attributes) {
                let to = [];
                if (/^(aria-labelledby|aria-describedby|aria-controls|headers|for)$/.test(name))
                    to = value.trim().split(/\s+/);
                else if (/^(xlink:)?href$/.test(name) && value.startsWith('#'))
                    to = [decodeURIComponent(value.slice(1))];
                else
                    to = [...value.matchAll(/url\(\s*['"]?#([^'")]+)/g)].map((one) => one[1]);
                const picture = element.closest('svg');
                for (const id of to) {
                    const target = document.getElementById(id);
                    if (target === null)
                        list.push(`<${element.localName} ${name}> points to "${id}", which is not there`);
                    else if (picture && !/^aria/.test(name) && target.closest('svg') !== picture &&
                        element.localName !== 'a')
                        list.push(`"${id}" is taken from another picture`);
                }
            }
        return list;
    });
}

// With Tab alone one comes past every folded part and every box that scrolls, seeing where one is;
// Enter opens and closes.
async function keyboard(page) {
    const found = [];
    await page.width(360);
    const count = await page.evaluate(() => {
        document.activeElement?.blur();
        window.scrollTo(0, 0);
        return document.querySelectorAll('summary, a[href], [tabindex]').length;
    });
    const reached = new Set();
    for (let step = 0; step <= count; step++) {
        await page.key('Tab');
        const at = await page.evaluate(() => {
            const element = document.activeElement;
            if (!element || element === document.body)
                return null;
            const style = getComputedStyle(element);
            const box = element.getBoundingClientRect();
            return {
                number: [...document.querySelectorAll('*')].indexOf(element),
                visible: element.matches(':focus-visible') && style.outlineStyle !== 'none' &&
                    parseFloat(style.outlineWidth) > 0 && box.right > 0 && box.bottom > 0 &&
                    box.left < innerWidth && box.top < innerHeight,
                what: `<${element.localName}> "${element.textContent.trim().slice(0, 40)}"`,
                folded: element.localName === 'summary',
            };
        });
        if (at === null || reached.has(at.number))
            continue;
        reached.add(at.number);
        if (!at.visible)
            found.push(`${at.what}: one does not see that it has the focus`);
        if (!at.folded)
            continue;
        const state = () => page.evaluate(() => document.activeElement.parentElement.open);
        const before = await state();
        await page.key('Enter');
        if (await state() === before)
            found.push(`${at.what} does not open with Enter`);
        await page.key('Enter');
        if (await state() !== before)
            found.push(`${at.what} does not close again with Enter`);
    }
    const missed = await page.evaluate((numbers) => {
        const all = [...document.querySelectorAll('*')];
        const shown = (one) => one.checkVisibility({ contentVisibilityAuto: true });
        return all.filter((one, number) => !numbers.includes(number) && shown(one) &&
            (one.localName === 'summary' || (/auto|scroll/.test(getComputedStyle(one).overflowX) &&
                one.scrollWidth > one.clientWidth)))
            .map((one) => `<${one.localName}> "${one.textContent.trim().slice(0, 40)}"`);
    }, [...reached]);
    found.push(...missed.map((one) => `${one} is not reached with Tab`));
    return found;
}

// axe-core by the rules of WCAG 2.2 A and AA and its good practices, folded and unfolded. What is
// drawn in a picture is for the eye alone; of a table the first rows stand for those like them.
async function accessible(page, axe) {
    const found = [];
    await page.evaluate(`${axe};undefined`);
    await page.evaluate(() => {
        for (const row of document.querySelectorAll('tbody > tr:nth-child(n + 13)'))
            row.remove();
    });
    for (const [open, width] of [[false, 1280], [true, 360]]) {
        await unfold(page, open);
        await page.width(width);
        const { wrong, rules } = await page.evaluate(async () => {
            const result = await window.axe.run({ include: [['html']], exclude: [['svg > *']] }, {
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
                resultTypes: ['violations'],
                preload: false,
            });
            return {
                rules: result.passes.length,
                wrong: result.violations.map((one) => `${one.id}: ${one.help}; ` +
                    one.nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ` +
                        `${node.failureSummary.split('\n').slice(1).join(' ').trim()}`).join(' | ')),
            };
        });
        if (rules < 10)
            found.push(`axe-core could judge no more than ${rules} rules`);
        found.push(...wrong.map((one) => `${open ? 'unfolded' : 'folded'} at ${width} px: ${one}`));
    }
    return found;
}

// A language, a title, one main part, headings that skip no level, tables that say what their
// cells are.
function ordered(page, language) {
    return page.evaluate((lang) => {
        const list = [];
        if (document.documentElement.lang !== lang)
            list.push(`the language is "${document.documentElement.lang}", not "${lang}"`);
        if (document.title.trim() === '')
            list.push('there is no title');
        for (const one of ['h1', 'main'])
            if (document.querySelectorAll(one).length !== 1)
                list.push(`there is not exactly one <${one}>`);
        let before = 0;
        for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
            const level = Number(heading.localName[1]);
            if (level > before + 1)
                list.push(`"${heading.textContent}" is level ${level} after level ${before}`);
            if (heading.textContent.trim() === '')
                list.push('a heading is empty');
            before = level;
        }
        for (const table of document.querySelectorAll('table')) {
            const name = table.caption?.textContent.trim();
            if (!name)
                list.push('a table has no caption');
            const heads = [...table.querySelectorAll('th')];
            if (!table.tHead || heads.length === 0 || heads.some((one) => !one.scope))
                list.push(`table "${name}" has a header cell without scope, or none`);
            for (const row of table.querySelectorAll('tbody > tr'))
                if (row.cells.length !== table.tHead?.rows[0]?.cells.length &&
                    ![...row.cells].some((cell) => cell.colSpan > 1 || cell.rowSpan > 1)) {
                    list.push(`table "${name}" has a row of ${row.cells.length} cells`);
                    break;
                }
        }
        return list;
    }, language);
}

module.exports = { silent, fits, drawn, ids, keyboard, accessible, ordered, unfold };
