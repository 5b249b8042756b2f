// Counts verdicts, and gives each check a page of its own that has just been loaded.
'use strict';

const { pathToFileURL } = require('node:url');

const AT_MOST = 12; // complaints shown of one check

class Judge {
    constructor() {
        this.passed = 0;
        this.failed = 0;
    }

    verdict(what, complaints) {
        if (complaints.length === 0) {
            this.passed++;
            return;
        }
        this.failed++;
        console.log(`not ok  ${what}`);
        for (const one of complaints.slice(0, AT_MOST))
            console.log(`        ${one}`);
        if (complaints.length > AT_MOST)
            console.log(`        and ${complaints.length - AT_MOST} more`);
    }

    close() {
        console.log(`${this.passed} passed, ${this.failed} failed`);
        process.exitCode = this.failed === 0 ? 0 : 1;
    }
}

// The complaints of `check` about the file. An error of the check itself is one too.
async function complaintsOf(browser, file, check) {
    const page = await browser.open();
    try {
        await page.width(1280);
        await page.visit(pathToFileURL(file).href);
        const found = await check(page);
        return found.concat(page.noises.filter((one) => !found.includes(one)));
    } catch (error) {
        return [`the check itself fails: ${error.message}`];
    } finally {
        await page.close();
    }
}

module.exports = { Judge, complaintsOf };
