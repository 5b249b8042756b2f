// The proof of the reports in the results folders NAME... in WORK: every check on every page, the
// validator on all of them, and pictures of them when a folder for those is given.
//
//   node proof.js MODULES WORK PICTURES NAME...
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { Chromium } = require('./chromium.js');
const { Judge, complaintsOf } = require('./judge.js');
const { validate } = require('./markup.js');
const { numbers } = require('./numbers.js');
const { paper, readable, short } = require('./paper.js');
const { literal } = require('./text.js');
const screen = require('./screen.js');

const [modules, work, pictures, ...names] = process.argv.slice(2);
const axe = fs.readFileSync(path.join(modules, 'axe-core', 'axe.min.js'), 'utf8');
const jar = path.join(modules, 'vnu-jar', 'build', 'dist', 'vnu.jar');

// The texts of boos.cfg and bozer.cfg, as they must be read.
const HOSTILE = {
    boos: [
        'Boos <script>alert(1)</script> & "100%" `x`',
        "Dit </title></style><img src=x onerror=alert(2)> is <b>niet</b> vet, 's avonds ook niet -->",
        "'s-Hertogenbosch \"<b>\" & 100% `x`",
        '<svg onload=alert(3)>',
        "<a href='//example.org/'>bron</a> & \"meer\"",
    ],
    bozer: [
        'Boos <script>alert(1)</script> & "100%" `x`',
        "Bozer </h1><style>*{display:none}</style> &amp; 's avonds",
        'Nog </main><iframe src=//example.org/></iframe> bozer & %s %n',
        "'s-Hertogenbosch \"<b>\" & 100% `x`",
    ],
};

const CHECKS = [
    ['nothing runs, nothing is asked for', screen.silent],
    ['nothing sticks out at any width', screen.fits],
    ['all pictures are drawn', screen.drawn],
    ['ids are unique, references find them', screen.ids],
    ['everything opens by keyboard', screen.keyboard],
    ['axe-core finds nothing', (page) => screen.accessible(page, axe)],
    ['headings and tables are in order',
        (page, name) => screen.ordered(page, name.endsWith('engels') ? 'en' : 'nl')],
    ['paper is A4 and nothing is cut', (page, name) => paper(page, work, name)],
    ['the PDF can be read', (page, name) => readable(page, work, name)],
    ['the decision is short on paper', (page, name) => short(page, work, name)],
    ['numbers are those of the files', (page, name) => numbers(page, path.join(work, name))],
];

async function keep(browser, name, file) {
    await complaintsOf(browser, file, async (page) => {
        for (const width of [360, 800, 1920])
            await page.picture(path.join(pictures, `${name}-${width}.png`), width);
        await screen.unfold(page, true);
        await page.picture(path.join(pictures, `${name}-open.png`), 1280);
        return [];
    });
    fs.copyFileSync(path.join(work, `${name}.pdf`), path.join(pictures, `${name}.pdf`));
}

async function main() {
    const judge = new Judge();
    const browser = new Chromium(path.join(work, 'browser'));
    const fileOf = (name) => path.join(work, name, 'rapport.html');
    const there = names.filter((name) => fs.existsSync(fileOf(name)));
    try {
        const todo = there.flatMap((name) => [
            ...CHECKS.map(([what, check]) => [name, what, check]),
            ...(HOSTILE[name] ? [[name, 'names are read as they were written',
                (page) => literal(page, HOSTILE[name])]] : []),
        ]);
        const worker = async () => {
            for (let next = todo.shift(); next !== undefined; next = todo.shift()) {
                const [name, what, check] = next;
                const began = Date.now();
                judge.verdict(`${name}: ${what}`,
                    await complaintsOf(browser, fileOf(name), (page) => check(page, name)));
                if (process.env.RAPPORT_TIMES)
                    console.log(`${name}: ${what}: ${Date.now() - began} ms`);
            }
        };
        await Promise.all([worker(), worker()]);
        for (const name of pictures ? there : [])
            await keep(browser, name, fileOf(name));
        for (const [file, complaints] of validate(jar, there.map(fileOf)))
            judge.verdict(`${path.basename(path.dirname(file))}: the validator finds nothing`, complaints);
    } finally {
        await browser.close();
    }
    judge.close();
}

main().catch((error) => {
    console.log(`not ok  ${error.stack}`);
    process.exitCode = 1;
});
