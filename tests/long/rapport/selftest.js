// Can the checks fail? A page without faults passes them all, and each fault that is put into it is
// found by the check that is there for it.
//
//   node selftest.js MODULES WORK
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { Chromium } = require('./chromium.js');
const { Judge, complaintsOf } = require('./judge.js');
const { validate } = require('./markup.js');
const { paper, readable, short } = require('./paper.js');
const { literal } = require('./text.js');
const screen = require('./screen.js');
const { testNumbers } = require('./selftest_numbers.js');

const [modules, work] = process.argv.slice(2);
const axe = fs.readFileSync(path.join(modules, 'axe-core', 'axe.min.js'), 'utf8');
const jar = path.join(modules, 'vnu-jar', 'build', 'dist', 'vnu.jar');
const good = fs.readFileSync(path.join(__dirname, 'goed.html'), 'utf8');

const checks = {
    silent: screen.silent,
    fits: screen.fits,
    drawn: screen.drawn,
    ids: screen.ids,
    keyboard: screen.keyboard,
    accessible: (page) => screen.accessible(page, axe),
    ordered: (page) => screen.ordered(page, 'nl'),
    paper: (page) => paper(page, work, 'selftest'),
    readable: (page) => readable(page, work, 'selftest'),
    short: (page) => short(page, work, 'selftest'),
    literal: (page) => literal(page, ["'s-Hertogenbosch \"<b>\" & 100% `x`"]),
};

const TABLE = '<table><caption>Breed</caption><thead><tr><th scope="col">' +
    `${'breed'.repeat(60)}</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>`;

// check, what is wrong, what is looked for in the good page, what is put in its place, and what the
// complaint must speak of.
const faults = [
    ['silent', 'a picture from elsewhere', '<h2>',
        '<img src="https://example.org/x.png" alt="x"><h2>',
        /Content.Security.Policy/i],
    ['silent', 'a picture from elsewhere without a policy', /<meta http-equiv.*\n/,
        '<link rel="icon" href="https://example.org/x.ico">' +
            '<link rel="stylesheet" href="https://example.org/x.css">',
        /asks for https:\/\/example\.org/],
    ['silent', 'a script that the policy stops', '<h2>', '<script>alert(1)</script><h2>', /script/],
    ['silent', 'a script that runs', /<meta http-equiv.*\n/, '<script>alert(1)</script>',
        /dialog: 1/],
    ['silent', 'a script that complains', /<meta http-equiv.*\n/,
        '<script>console.error("au")</script>',
        /console\.error: au/],
    ['silent', 'a handler', '<h2>', '<h2 onclick="alert(1)">', /onclick/],
    ['silent', 'a link out', 'De tweede zin', '<a href="https://example.org/">De tweede zin</a>',
        /leads out of the page/],
    ['silent', 'a policy that allows everything', "default-src 'none'",
        "default-src 'none'; img-src *",
        /allows img-src \*/],
    ['fits', 'a wide block', '<h2>', '<div style="width: 700px">breed</div><h2>', /at 360 px/],
    ['fits', 'a wide block behind a body that hides it', '<body>',
        '<body style="overflow-x: hidden"><div style="width: 1000px">breed</div>', /at 800 px/],
    ['fits', 'a word that is cut off', '<h2>',
        `<p style="overflow: hidden; white-space: nowrap">${'woord '.repeat(500)}</p><h2>`,
        /at 1920 px.*cut/],
    ['fits', 'a wide table in a folded part', '<div class="schuif"',
        `<div>${TABLE}</div><div class="schuif"`,
        /at 360 px, unfolded/],
    ['fits', 'a table that is pushed aside though there is room', '<div class="schuif"',
        `<div class="schuif" tabindex="0">${TABLE}</div><div class="schuif"`,
        /at 1000 px, unfolded.*pushed aside/],
    ['drawn', 'a picture without size', 'svg { display: block; width: 100%',
        'svg { display: block; width: 0%',
        /has no size/],
    ['drawn', 'an empty picture', /<path.*<\/text>/, '', /holds nothing/],
    ['drawn', 'a picture that is not there', '<h2>',
        '<img src="data:image/png;base64,AAAA" alt="x" width="9" height="9"><h2>',
        /is not loaded/],
    ['drawn', 'a picture without a name', ' aria-label="Een lijn omhoog"', '', /no role/],
    ['drawn', 'letters too small', 'font-size="14"', 'font-size="4"', /text of 3\.\d px/],
    ['ids', 'an id that stands twice', '<h2>', '<h2 id="t1">', /"t1" stands twice/],
    ['ids', 'a reference to nothing', 'stroke="#0072B2"', 'stroke="url(#kleur)"',
        /"kleur", which is not there/],
    ['ids', 'a colour of another picture', '<figure>',
        '<svg><defs><linearGradient id="kleur"></linearGradient></defs></svg>' +
            '<figure><svg><path fill="url(#kleur)"/></svg>',
        /taken from another picture/],
    ['keyboard', 'a fold that Tab passes over', '<summary>', '<summary tabindex="-1">',
        /not reached with Tab/],
    ['keyboard', 'a focus that is not seen', '.schuif {', 'summary { outline: none } .schuif {',
        /does not see/],
    ['keyboard', 'a fold that does not open', /<meta http-equiv.*\n/,
        '<script>addEventListener("keydown", (one) => ' +
            'one.key === "Enter" && one.preventDefault())</script>',
        /does not open with Enter/],
    ['accessible', 'pale letters', '<p>De eerste', '<p style="color: #aaa">De eerste',
        /color-contrast/],
    ['accessible', 'pale letters in a folded part', '<td>12', '<td style="color: #aaa">12',
        /unfolded.*color-contrast/],
    ['accessible', 'a button without a name', '<h2>', '<button></button><h2>', /button-name/],
    ['ordered', 'another language', 'lang="nl"', 'lang="en"', /language is "en"/],
    ['ordered', 'a level passed over', /<h2>(.*)<\/h2>/, '<h4>$1</h4>', /level 4 after level 1/],
    ['ordered', 'a table without a caption', /<caption.*<\/caption>/, '', /no caption/],
    ['ordered', 'a header cell without scope', '<th scope="col">', '<th>', /without scope/],
    ['paper', 'no A4', 'size: A4', 'size: letter', /is no A4/],
    ['paper', 'a picture higher than a page', 'max-width: 40rem',
        'max-width: none; min-height: 300mm', /does not fit/],
    ['paper', 'a picture with its caption on the next page',
        'figure { margin: 1rem 0; break-inside: avoid }',
        'figcaption { break-before: page }', /picture.*spread over/],
    ['paper', 'a heading at the foot of a page', 'h1, h2, caption { break-after: avoid }',
        'figure { break-before: page }',
        /heading "Een grafiek" is spread over/],
    ['paper', 'a sentence on another page than its picture', /<h2>(.*)<\/h2>\n/,
        '<h2>$1</h2>\n<p style="break-after: page">Kijk naar de lijn.</p>\n',
        /picture.*spread over/],
    ['paper', 'a table wider than the paper', '<h2>',
        `<div style="overflow-x: auto">${TABLE}</div><h2>`,
        /cut off at the right of the paper/],
    ['paper', 'a row that may be cut', 'tr { break-inside: avoid }',
        'details { display: contents } details::details-content { content-visibility: visible }',
        /may be cut/],
    ['readable', 'a sentence that is not printed', '<p>Een derde',
        '<style>@media print { .weg { display: none } }</style><p class="weg">Een derde',
        /not in the PDF: Een derde zin/],
    ['short', 'a decision of three sheets', '<h2>',
        '<div class="besluit"><p style="break-after: page">Een</p>' +
            '<p style="break-after: page">Twee</p><p>Drie</p></div><h2>', /takes 3 sheets/],
    ['literal', 'a name that was read as mark-up', 'De tweede zin',
        "'s-Hertogenbosch \"<b>\" & 100% `x`", /as it was written/],
];

async function main() {
    const judge = new Judge();
    const browser = new Chromium(path.join(work, 'selftest-browser'));
    const file = path.join(work, 'selftest.html');
    try {
        fs.writeFileSync(file, good.replace('De tweede zin',
            "'s-Hertogenbosch &quot;&lt;b&gt;&quot; &amp; 100% `x`"));
        for (const [name, check] of Object.entries(checks))
            judge.verdict(`a good page passes: ${name}`, await complaintsOf(browser, file, check));
        for (const [name, what, from, to, speaks] of faults) {
            const wrong = good.replace(from, to);
            fs.writeFileSync(file, wrong);
            const found = await complaintsOf(browser, file, checks[name]);
            const heard = wrong !== good && found.some((one) => speaks.test(one));
            judge.verdict(`${name} finds ${what}`, heard ? [] : ['it was not found', ...found]);
        }
        await testNumbers(judge, browser, work, good);
        const invalid = path.join(work, 'selftest-invalid.html');
        fs.writeFileSync(invalid, good.replace('<h2>', '<p><div>x</div></p><h2>'));
        fs.writeFileSync(file, good);
        const complaints = validate(jar, [file, invalid]);
        judge.verdict('a good page is valid', complaints.get(file));
        const heard = complaints.get(invalid).some((one) => /No “p” element/.test(one));
        judge.verdict('the validator finds mark-up that is not', heard ? [] : ['it was not found']);
    } finally {
        await browser.close();
    }
    judge.close();
}

main().catch((error) => {
    console.log(`not ok  ${error.stack}`);
    process.exitCode = 1;
});
