// What must be readable on a report: names as somebody wrote them, and numbers as the files have
// them.
'use strict';

// Each text stands on the page as it was written, folded or not.
function literal(page, texts) {
    return page.evaluate((wanted) => {
        for (const one of document.querySelectorAll('details'))
            one.open = true;
        const flat = (text) => text.replace(/\s+/g, ' ');
        const shown = flat(document.body.innerText);
        return wanted.filter((one) => !shown.includes(flat(one)))
            .map((one) => `not on the page as it was written: ${one}`);
    }, texts);
}

module.exports = { literal };
