// Can the check of numbers fail? First pages with the numbers of their folder, and the same with
// one that is not: of one scenario, of a comparison, and of one under --onzekerheid, in both
// languages.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { complaintsOf } = require('./judge.js');
const { numbers, rounded, shown } = require('./numbers.js');

const VALUE = 1234.5678;

// KPI, station, how a sentence speaks of it, the row of a table in Dutch and in English, decimals.
const TOLD = [
    ['meldingen_per_jaar', 'keten', 'Het aantal meldingen', 'Meldingen', 'Reports', 0],
    ['caseload', 'veilig_thuis', 'De caseload van Veilig Thuis', 'Caseload Veilig Thuis',
        'Caseload Veilig Thuis', 1],
    ['wachtlijst', 'veilig_thuis', 'De wachtlijst van Veilig Thuis', 'Wachtlijst Veilig Thuis',
        'Waiting list Veilig Thuis', 1],
    ['wachtlijst', 'lokaal_team', 'De wachtlijst van de lokale teams', 'Wachtlijst lokale teams',
        'Waiting list local teams', 1],
    ['wachtlijst', 'hulp', 'De wachtlijst voor hulp', 'Wachtlijst hulp', 'Waiting list help', 1],
    ['doorlooptijd_overdracht', 'keten', 'De tijd van melding tot overdracht',
        'Van melding tot overdracht', 'Report to handing over', 1],
    ['recidive_15m', 'keten', 'De recidive binnen 15 maanden', 'Recidive binnen 15 maanden',
        'Recidivism within 15 months', 1],
    ['kosten', 'keten', 'De kosten van de hele keten', 'Kosten per jaar', 'Cost a year', 0],
];

function write(folder, name, head, rows) {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, name), [head, ...rows, ''].join('\n'));
}

const TABLE = 'scenario,kpi,station,gemeente,uitsplitsing';
const rowOf = (scenario, [kpi, station], rest) =>
    `"${scenario}",${kpi},${station},alle,alle,${rest}`;

// Of one scenario, in sentences.
function level(work) {
    const folder = path.join(work, 'selftest-numbers');
    write(folder, 'kpi.csv', `${TABLE},gemiddelde`, TOLD.map((one) => rowOf('A, b', one, VALUE)));
    return [folder, `<div class="besluit">${TOLD.map((one) =>
        `<p>${one[2]} is ${shown(VALUE, one[5], false)}.</p>`).join('')}</div>`];
}

// A comparison, in a table: 1.000,25 more than the basis. With `drawn` verschillen.csv holds other
// numbers than onzekerheid.csv, of which the page tells; its last difference reads as nothing.
function difference(work, english, drawn) {
    const folder = path.join(work, `selftest-differences-${english}-${drawn}`);
    const last = TOLD.at(-1);
    const of = (one) => one === last && drawn ? [-0.002, 0, 0] : [1000.25, -3.125, 2000.5];
    write(folder, 'kpi.csv', `${TABLE},gemiddelde`, TOLD.map((one) => rowOf('Basis', one, 7)));
    write(folder, 'verschillen.csv', `${TABLE},basis,variant,verschil,bi95_laag,bi95_hoog`,
        TOLD.map((one) => rowOf('V', one, drawn ? '26,26,0,0,0' :
            [VALUE, VALUE + of(one)[0], ...of(one)].join(','))));
    if (drawn)
        write(folder, 'onzekerheid.csv', `${TABLE},soort,gemiddelde,laag95,hoog95`, [
            ...TOLD.map((one) => rowOf('Basis', one, `niveau,${VALUE},1,2`)),
            ...TOLD.map((one) => rowOf('V', one, `verschil,${of(one).join(',')}`))]);
    const rows = TOLD.map((one) => {
        const show = (value) => shown(value, one[5], english);
        const [value, low, high] = of(one), nothing = value < 0;
        const cells = [show(VALUE), show(VALUE + value), nothing ? '0' : `+${show(value)}`,
            nothing ? '0' : `${show(low)} minder tot ${show(high)} meer`];
        return `<tr><th scope="row">${one[english ? 4 : 3]}</th>` +
            `${cells.map((cell) => `<td>${cell}</td>`).join('')}<td>hoger</td></tr>`;
    });
    return [folder, `<div class="besluit"><table><caption>‘V’ naast de basis</caption>` +
        `<thead><tr><th scope="col">Wat</th></tr></thead><tbody>${rows.join('')}</tbody></table>` +
        '</div>'];
}

// Of each wrong number of a table: what is said of it, what stands there, and what is put there.
const WRONG = [
    ['another basis', '1.234,6</td>', '1.235,6</td>'],
    ['another variant', '2.234,8</td>', '2.243,8</td>'],
    ['another difference', '+1.000,2</td>', '+1.000,3</td>'],
    ['a difference the other way', '+1.000,2</td>', '-1.000,2</td>'],
    ['a difference that is left out', '+1.000,2</td>', '</td>'],
    ['another end of the interval', '3,1 minder', '3,2 minder'],
    ['an interval that is left out', /<td>3,1 minder.*? meer/, '<td>'],
    ['a difference that is told as nothing', '+1.000,2</td>', '0</td>'],
];

async function testNumbers(judge, browser, work, good) {
    const file = path.join(work, 'selftest.html');
    const complaints = (folder, body, english) => {
        fs.writeFileSync(file, good.replace('lang="nl"', `lang="${english ? 'en' : 'nl'}"`)
            .replace('<h2>', `${body}<h2>`));
        return complaintsOf(browser, file, (page) => numbers(page, folder));
    };
    const finds = async (what, speaks, ...args) => {
        const found = await complaints(...args);
        judge.verdict(`numbers finds ${what}`,
            found.some((one) => speaks.test(one)) ? [] : ['not found', ...found]);
    };
    const [folder, text] = level(work);
    judge.verdict('a good page passes: numbers', await complaints(folder, text));
    await finds('one cut off instead of rounded', /1\.234,5 is in none of the tables/,
        folder, text.replace('1.234,6', '1.234,5'));
    await finds('one with other decimals', /wachtlijst of hulp is 1\.234,6/,
        folder, text.replace('hulp is 1.234,6', 'hulp is 1.235'));
    await finds('an English notation', /wachtlijst of hulp/,
        folder, text.replace('hulp is 1.234,6', 'hulp is 1,234.6'));
    await finds('a page that tells too little', /only 7 outcomes/,
        folder, text.replace(/<p>De kosten.*?<\/p>/, ''));
    for (const english of [false, true])
        for (const drawn of [false, true]) {
            const which = `${english ? 'English' : 'Dutch'}${drawn ? ', drawn' : ''}`;
            const [where, table] = difference(work, english, drawn);
            judge.verdict(`a good comparison passes: numbers (${which})`,
                await complaints(where, table, english));
            // in the row of the waiting list for help, in the notation of the language
            const turned = (one) => english && typeof one === 'string' ?
                one.replace(/[.,]/g, (mark) => mark === '.' ? ',' : '.') : one;
            const row = new RegExp(`<tr><th scope="row">${english ? 'Waiting list help' :
                'Wachtlijst hulp'}.*?</tr>`);
            for (const [what, from, to] of WRONG)
                await finds(`${what} (${which})`, /V: wachtlijst of hulp is/, where,
                    table.replace(row, (one) => one.replace(
                        typeof from === 'string' ? turned(from) : /<td>3[.,]1 minder.*? meer/,
                        turned(to))), english);
            if (drawn)
                await finds(`a nothing that is told as something (${which})`, /V: kosten of keten/,
                    where, table.replace('<td>0</td><td>0</td>', '<td>-2</td><td>0</td>'), english);
        }
    const wanted = ['0.2', '0.8', '0.3', '2', '4', '1.3', '0.1', '1.235', '27.576.617', '1,234.6'];
    const got = [rounded(0.25, 1), rounded(0.75, 1), rounded(0.35, 1), rounded(2.5, 0),
        rounded(3.5, 0), rounded(-1.26, 1), rounded(0.05, 1), shown(1234.5678, 0, false),
        shown(27576616.6, 0, false), shown(1234.5678, 1, true)];
    judge.verdict('numbers are rounded as printf does',
        got.every((one, at) => one === wanted[at]) ? [] : [`${got} and not ${wanted}`]);
}

module.exports = { testNumbers };
