// The Nu validator (vnu.jar, the checker of W3C and WHATWG) on a set of pages at once.
'use strict';

const { spawnSync } = require('node:child_process');
const path = require('node:path');

// Complaints by file; what the validator only remarks on (an info that is no warning) is none.
function validate(jar, files) {
    const ran = spawnSync('java', ['-Xmx512m', '-jar', jar, '--format', 'json', '--exit-zero-always',
        '--stdout', ...files], { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (ran.status !== 0)
        throw new Error(`the validator failed: ${ran.error ?? ran.stderr}`);
    const complaints = new Map(files.map((file) => [path.resolve(file), []]));
    for (const one of JSON.parse(ran.stdout).messages) {
        if (one.type === 'info' && one.subType !== 'warning')
            continue;
        const list = one.url ? complaints.get(decodeURIComponent(new URL(one.url).pathname)) : null;
        if (!list)
            throw new Error(`the validator: ${one.message}`);
        list.push(`line ${one.lastLine ?? '?'}: ${one.message} ` +
            `${(one.extract ?? '').replace(/\s+/g, ' ')}`);
    }
    return complaints;
}

module.exports = { validate };
