// Numbers on the first page against the tables of its folder, rounded by an arithmetic of its own:
// the one rule is that of printf, at the decimals of the catalogue, in the notation of the
// language.
'use strict';

const fs = require('node:fs');
const path = require('node:path');

// Rows of a CSV file as objects; [] when it is not there.
function read(folder, name) {
    const file = path.join(folder, name);
    if (!fs.existsSync(file))
        return [];
    const rows = [[]];
    let cell = '', quoted = false;
    const text = fs.readFileSync(file, 'utf8');
    for (let i = 0; i < text.length; i++) {
        const c = text[i];
        if (quoted && c === '"' && text[i + 1] === '"') {
            cell += c;
            i++;
        } else if (c === '"') {
            quoted = !quoted;
        } else if (!quoted && (c === ',' || c === '\n')) {
            rows.at(-1).push(cell);
            cell = '';
            if (c === '\n')
                rows.push([]);
        } else if (quoted || c !== '\r') {
            cell += c;
        }
    }
    const [head, ...body] = rows.filter((row) => row.length > 1);
    return body.map((row) => Object.fromEntries(head.map((key, at) => [key, row[at]])));
}

// As printf rounds: to the nearest, and from the middle to the even side. Only an odd number of
// 2^-(decimals + 1) lies in the middle as a double.
function rounded(value, decimals) {
    const halves = Math.abs(value) * 2 ** (decimals + 1);
    if (halves % 2 !== 1)
        return Math.abs(value).toFixed(decimals);
    const below = (halves * 5 ** decimals - 1) / 2;
    return ((below + below % 2) / 10 ** decimals).toFixed(decimals);
}

// The digits that people see, without a sign.
function shown(value, decimals, english) {
    const [whole, part] = rounded(value, decimals).split('.');
    const groups = whole.replace(/\B(?=(\d{3})+$)/g, english ? ',' : '.');
    return part === undefined ? groups : groups + (english ? '.' : ',') + part;
}

// How the first page speaks of an outcome, in sentences and in tables, Dutch and English, and its
// decimals.
const OUTCOMES = [
    ['meldingen_per_jaar', 'keten', 0, /het aantal meldingen\b/i, /the number of reports\b/i,
        /^Meldingen\b/, /^Reports\b/],
    ['caseload', 'veilig_thuis', 1, /de caseload van Veilig Thuis/i,
        /the caseload of Veilig Thuis/i, /^Caseload Veilig Thuis/, /^Caseload Veilig Thuis/],
    ['wachtlijst', 'veilig_thuis', 1, /de wachtlijst van Veilig Thuis/i,
        /the waiting list of Veilig Thuis/i, /^Wachtlijst Veilig Thuis/,
        /^Waiting list Veilig Thuis/],
    ['wachtlijst', 'lokaal_team', 1, /de wachtlijst van de lokale teams/i,
        /the waiting list of the local teams/i, /^Wachtlijst lokale teams/,
        /^Waiting list local teams/],
    ['wachtlijst', 'hulp', 1, /de wachtlijst voor hulp/i, /the waiting list for help/i,
        /^Wachtlijst hulp/, /^Waiting list help/],
    ['doorlooptijd_overdracht', 'keten', 1, /de tijd van melding tot overdracht/i,
        /the time from report to handing over/i, /melding tot overdracht/,
        /^Report to handing over/],
    ['doorlooptijd_start_hulp', 'keten', 1, /de tijd van incident tot de start van hulp/i,
        /the time from incident to the start of help/i, /incident tot start hulp/,
        /^Incident to start of help/],
    ['zonder_zicht_stand', 'keten', 1, /het aantal casussen zonder zicht/i,
        /the number of cases without sight/i, /^Casussen zonder zicht/, /^Cases without sight/],
    ['recidive_15m', 'keten', 1, /de recidive binnen 15 maanden/i, /recidivism within 15 months/i,
        /^Recidive binnen 15/, /^Recidivism within 15/],
    ['kosten', 'keten', 0, /de kosten van de hele keten/i, /the cost of the whole chain/i,
        /^Kosten per jaar/, /^Cost a year/],
];

const LEAST_OUTCOMES = 8; // that must be told, of those above

const numbersOf = (text) => text.match(/\d[\d.,]*\d|\d/g) ?? [];

// Each outcome among the texts that `pick` gives for it stands there with its own number; of a list
// that grows that may be where it ends. `wants` gives what a row must read as, and whether it does.
function told(rows, wants, english, pick) {
    const found = [];
    let held = 0;
    for (const outcome of OUTCOMES) {
        const [kpi, station, decimals] = outcome;
        const about = pick(outcome);
        const mine = rows.filter((row) => row.gemeente === 'alle' && row.uitsplitsing === 'alle' &&
            row.station === station && (row.kpi === kpi || row.kpi === `${kpi}_eind`))
            .map((row) => wants(row, decimals, english)).filter((one) => one !== null);
        if (about.length === 0 || mine.length === 0)
            continue;
        held++;
        if (about.every((one) => !/\d/.test(one.replace(/\b15\b/, ''))))
            continue; // told in words: a mean of what grows without end says nothing
        if (!mine.some(({ reads }) => about.some(reads)))
            found.push(`${kpi} of ${station} is ${mine.map(({ is }) => is).join(', or ')}, ` +
                `and told as "${about[0].slice(0, 160)}"`);
    }
    if (held < LEAST_OUTCOMES)
        found.push(`only ${held} outcomes are told`);
    return found;
}

// A mean, somewhere in a sentence.
function level(row, decimals, english) {
    if (row.gemiddelde === '')
        return null;
    const is = shown(Number(row.gemiddelde), decimals, english);
    return { is, reads: (text) => numbersOf(text).includes(is) };
}

const decimalsOf = (number, english) => number.split(english ? '.' : ',')[1]?.length ?? 0;

// What is shown reads as the value, at the decimals it is shown with, which are those of the
// catalogue or more; what reads as nothing is a plain 0.
function readsAs(text, value, least, english) {
    if (text === '0' && least > 0)
        return Number(rounded(value, least)) === 0;
    const decimals = decimalsOf(text, english);
    return decimals >= least && text === shown(value, decimals, english);
}

// Basis, variant, difference and interval, each in a cell of its own.
function difference(row, decimals, english) {
    if (row.basis === '' || row.variant === '')
        return null;
    const [basis, variant] = [row.basis, row.variant].map((one) =>
        shown(Number(one), decimals, english));
    const value = Number(row.verschil), ends = [row.laag, row.hoog];
    const reads = (text) => {
        const cells = text.split(' | ');
        const [before, after, between] = cells.slice(1, 4).map((cell) => numbersOf(cell)[0]);
        const sign = value < 0 ? /^[-−]/ : /^\+/;
        const nothing = between !== undefined && /^[0.,]*$/.test(between);
        const read = numbersOf(cells[4] ?? ''), known = ends.filter((one) => one !== '');
        const isEnd = (one, end) => readsAs(one, Number(end), decimals, english);
        return before === basis && after === variant && between !== undefined &&
            readsAs(between, value, decimals, english) && (nothing || sign.test(cells[3])) &&
            known.every((end) => read.some((one) => isEnd(one, end))) &&
            read.every((one) => known.some((end) => isEnd(one, end)));
    };
    return { is: `${basis} and ${variant}, ${row.verschil} (${ends.join(' to ')})`, reads };
}

// What page one sets side by side: the rows of verschillen.csv, or where --onzekerheid tells the
// difference, that, the basis of the same draws, and what the two come to.
function differencesOf(folder) {
    const keyOf = (row) => JSON.stringify(
        [row.scenario, row.kpi, row.station, row.gemeente, row.uitsplitsing, row.soort]);
    const uncertain = new Map(read(folder, 'onzekerheid.csv').map((row) => [keyOf(row), row]));
    const basisName = read(folder, 'kpi.csv')[0]?.scenario;
    return read(folder, 'verschillen.csv').map((row) => {
        const drawn = uncertain.get(keyOf({ ...row, soort: 'verschil' }));
        const basis = uncertain.get(keyOf({ ...row, scenario: basisName, soort: 'niveau' }));
        if (!drawn || !basis)
            return { ...row, laag: row.bi95_laag, hoog: row.bi95_hoog };
        return { ...row, basis: basis.gemiddelde, verschil: drawn.gemiddelde, laag: drawn.laag95,
            hoog: drawn.hoog95,
            variant: `${Number(basis.gemiddelde) + Number(drawn.gemiddelde)}` };
    });
}

// Every number with decimals or thousands on the first page comes from a table of the folder.
function known(text, folder, english) {
    const values = [0, 2.5, 100]; // ends of intervals are told as 97,5% of the draws
    for (const name of fs.readdirSync(folder).filter((one) => one.endsWith('.csv')))
        if (!/^(replicaties|tijdreeks|curven|verschil_tijdreeks|ontwerp_aannames)/.test(name))
            for (const row of read(folder, name))
                for (const cell of Object.values(row))
                    for (const [number] of cell.matchAll(/-?\d+(\.\d+)?(e[+-]?\d+)?/g))
                        values.push(Number(number));
    values.push(...differencesOf(folder).map((row) => Number(row.variant)));
    const sets = [];
    const pattern = english ? /(?<![\d.,])\d{1,3}(,\d{3})*(\.\d+)?(?![\d]|[.,]\d)/g :
        /(?<![\d.,])\d{1,3}(\.\d{3})*(,\d+)?(?![\d]|[.,]\d)/g;
    const found = new Set();
    for (const [number] of text.matchAll(pattern)) {
        if (!/[.,]/.test(number))
            continue;
        const mark = number.indexOf(english ? '.' : ',');
        const decimals = mark < 0 ? 0 : number.length - mark - 1;
        sets[decimals] ??= new Set(values.flatMap((one) =>
            [shown(one, decimals, english), shown(100 - one, decimals, english)]));
        if (!sets[decimals].has(number))
            found.add(number);
    }
    return [...found].map((one) => `${one} is in none of the tables`);
}

async function numbers(page, folder) {
    const { english, text, sentences, tables } = await page.evaluate(() => {
        const first = document.querySelector('.besluit');
        for (const one of first?.querySelectorAll('details') ?? [])
            one.open = true; // what is folded has no text of its own
        const all = (selector) => first ? [...first.querySelectorAll(selector)] : [];
        return {
            english: document.documentElement.lang === 'en',
            text: first?.innerText ?? '',
            sentences: all('li, p').map((one) => one.innerText),
            tables: all('table').map((table) => ({
                caption: table.caption?.innerText ?? '',
                rows: [...table.rows].map((row) =>
                    [...row.cells].map((cell) => cell.innerText).join(' | ')),
            })),
        };
    });
    if (text === '')
        return ['there is no first page'];
    const found = known(text, folder, english);
    const language = english ? 1 : 0;
    const differences = differencesOf(folder);
    for (const name of new Set(differences.map((row) => row.scenario))) {
        const table = tables.find(({ caption }) => caption.includes(name));
        const rows = differences.filter((row) => row.scenario === name);
        const wrong = told(rows, difference, english, (outcome) =>
            table ? table.rows.filter((row) => outcome[5 + language].test(row)) : []);
        found.push(...wrong.map((one) => `${name}: ${one}`));
    }
    if (differences.length === 0 && fs.existsSync(path.join(folder, 'kpi.csv')))
        found.push(...told(read(folder, 'kpi.csv'), level, english, (outcome) =>
            sentences.filter((one) => outcome[3 + language].test(one))));
    return found;
}

module.exports = { numbers, rounded, shown };
