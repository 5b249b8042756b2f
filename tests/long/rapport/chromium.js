// Chromium without a window, steered over the pipe of its DevTools protocol.
'use strict';

const { spawn } = require('node:child_process');

const PATIENCE_MS = 240000; // a busy machine prints a long page slowly

class Chromium {
    // `profile` is an empty folder for all that it writes.
    constructor(profile) {
        const options = [
            '--headless', '--remote-debugging-pipe', `--user-data-dir=${profile}`,
            '--no-first-run', '--no-default-browser-check', '--disable-background-networking',
            '--disable-component-update', '--disable-sync', '--disable-extensions',
            '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars', '--force-color-profile=srgb',
            // Whatever a page asks for, no byte leaves this machine.
            '--host-resolver-rules=MAP * ~NOTFOUND', '--proxy-server=127.0.0.1:9',
        ];
        if (process.getuid() === 0)
            options.push('--no-sandbox');
        this.said = '';
        this.next = 1;
        this.waiting = new Map();
        this.pages = new Map();
        this.child = spawn('chromium', options, {
            stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
            env: { ...process.env, HOME: profile, XDG_CONFIG_HOME: profile, XDG_CACHE_HOME: profile },
        });
        this.child.stderr.on('data', (data) => { this.said = (this.said + data).slice(-4000); });
        this.child.on('error', (error) => this.die(`chromium does not start: ${error.message}`));
        this.child.on('exit', (code) => this.die(`chromium ended with status ${code}`));
        this.child.stdio[3].on('error', () => {});
        let rest = Buffer.alloc(0);
        this.child.stdio[4].on('data', (data) => {
            rest = Buffer.concat([rest, data]);
            for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
                this.hear(JSON.parse(rest.subarray(0, end).toString('utf8')));
                rest = rest.subarray(end + 1);
            }
        });
    }

    die(why) {
        this.dead = `${why}\n${this.said}`;
        for (const { reject } of this.waiting.values())
            reject(new Error(this.dead));
        this.waiting.clear();
    }

    hear(message) {
        if (message.id !== undefined) {
            const one = this.waiting.get(message.id);
            if (one === undefined)
                return;
            this.waiting.delete(message.id);
            if (message.error)
                one.reject(new Error(`${one.method}: ${message.error.message}`));
            else
                one.resolve(message.result);
            return;
        }
        const page = this.pages.get(message.sessionId);
        if (page !== undefined)
            page.hear(message.method, message.params);
    }

    send(method, params = {}, sessionId = undefined) {
        if (this.dead)
            return Promise.reject(new Error(this.dead));
        const id = this.next++;
        return new Promise((resolve, reject) => {
            const timer = setTimeout(() => {
                this.waiting.delete(id);
                reject(new Error(`${method}: no answer in ${PATIENCE_MS / 1000} s`));
            }, PATIENCE_MS);
            this.waiting.set(id, {
                method,
                resolve: (result) => { clearTimeout(timer); resolve(result); },
                reject: (error) => { clearTimeout(timer); reject(error); },
            });
            this.child.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
        });
    }

    // An empty page of its own, which keeps all that happens in it.
    async open() {
        const { targetId } = await this.send('Target.createTarget', { url: 'about:blank' });
        const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
        const page = new Page(this, sessionId, targetId);
        this.pages.set(sessionId, page);
        for (const domain of ['Page', 'Runtime', 'Log', 'Network', 'Audits'])
            await page.send(`${domain}.enable`);
        // Pages beside each other each have the focus of a window of their own.
        await page.send('Emulation.setFocusEmulationEnabled', { enabled: true });
        return page;
    }

    async close() {
        if (this.dead)
            return;
        const ended = new Promise((resolve) => this.child.once('exit', resolve));
        await this.send('Browser.close').catch(() => {});
        const timer = setTimeout(() => this.child.kill('SIGKILL'), 10000);
        await ended;
        clearTimeout(timer);
    }
}

class Page {
    constructor(browser, sessionId, targetId) {
        Object.assign(this, { browser, sessionId, targetId });
        this.noises = []; // what a page that does nothing wrong never causes
        this.requests = [];
        this.loaded = null;
    }

    send(method, params) {
        return this.browser.send(method, params, this.sessionId);
    }

    hear(method, params) {
        switch (method) {
        case 'Page.loadEventFired':
            if (this.loaded)
                this.loaded();
            break;
        case 'Page.javascriptDialogOpening':
            this.noises.push(`dialog: ${params.message}`);
            this.send('Page.handleJavaScriptDialog', { accept: true }).catch(() => {});
            break;
        case 'Runtime.exceptionThrown':
            this.noises.push(`exception: ${params.exceptionDetails.text}`);
            break;
        case 'Runtime.consoleAPICalled':
            this.noises.push(`console.${params.type}: ` +
                params.args.map((one) => one.value ?? one.description).join(' '));
            break;
        case 'Log.entryAdded':
            this.noises.push(`${params.entry.source} ${params.entry.level}: ${params.entry.text}`);
            break;
        case 'Audits.issueAdded':
            this.noises.push(`issue: ${params.issue.code} ${JSON.stringify(params.issue.details)}`);
            break;
        case 'Network.requestWillBeSent':
            this.requests.push(params.request.url);
            break;
        default:
        }
    }

    async visit(url) {
        const loaded = new Promise((resolve, reject) => {
            const timer = setTimeout(() => reject(new Error(`${url} does not load`)), PATIENCE_MS);
            this.loaded = () => { clearTimeout(timer); resolve(); };
        });
        const { errorText } = await this.send('Page.navigate', { url });
        if (errorText)
            throw new Error(`${url}: ${errorText}`);
        await loaded;
        await this.settle();
    }

    // Two frames later: what a change set in motion has been laid out.
    settle() {
        return this.evaluate(() => new Promise((resolve) =>
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(true)))));
    }

    // Calls the function in the page with these arguments (plain data); gives what it returns.
    async evaluate(what, ...given) {
        const expression = typeof what === 'string' ? what :
            `(${what})(${given.map((one) => JSON.stringify(one)).join(', ')})`;
        const { result, exceptionDetails } = await this.send('Runtime.evaluate',
            { expression, returnByValue: true, awaitPromise: true });
        if (exceptionDetails)
            throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value;
    }

    async width(width, height = 900) {
        await this.send('Emulation.setDeviceMetricsOverride',
            { width, height, deviceScaleFactor: 1, mobile: false });
        await this.settle();
    }

    async key(key, modifiers = 0) {
        const code = { Tab: 9, Enter: 13 }[key];
        const stroke = { key, code: key, windowsVirtualKeyCode: code, modifiers };
        await this.send('Input.dispatchKeyEvent',
            { type: 'keyDown', ...stroke, ...(key === 'Enter' ? { text: '\r' } : {}) });
        await this.send('Input.dispatchKeyEvent', { type: 'keyUp', ...stroke });
    }

    async picture(file, width) {
        await this.width(width);
        const { data } = await this.send('Page.captureScreenshot',
            { format: 'png', captureBeyondViewport: true });
        require('node:fs').writeFileSync(file, Buffer.from(data, 'base64'));
    }

    async close() {
        this.browser.pages.delete(this.sessionId);
        await this.browser.send('Target.closeTarget', { targetId: this.targetId });
    }
}

module.exports = { Chromium };
