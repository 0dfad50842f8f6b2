import { expect, test } from '../harness/probe.ts';

/** What the page tries, and the directive of its content policy that must refuse it. */
const inline: Readonly<Record<string, { readonly directive: string; readonly attempt: () => void }>> = {
  'an inline script': {
    directive: 'script-src-elem',
    attempt: () => {
      const script = document.createElement('script');
      document.body.append(script);
      // Refused here, under require-trusted-types-for.
      script.append(document.createTextNode('window.ran = true'));
    },
  },
  'an inline event handler': {
    directive: 'script-src-attr',
    attempt: () => {
      // Newer Chromium refuses the attribute itself, under require-trusted-types-for.
      document.body.setAttribute('onclick', 'window.ran = true');
      document.body.click();
    },
  },
  'a javascript: address': {
    directive: 'script-src-elem',
    attempt: () => {
      const link = document.createElement('a');
      link.href = 'javascript:window.ran = true';
      document.body.append(link);
      link.click();
    },
  },
  'an inline style element': {
    directive: 'style-src-elem',
    attempt: () => {
      const style = document.createElement('style');
      style.append('body { margin: 99px }');
      document.body.append(style);
    },
  },
};

for (const [what, { attempt, directive }] of Object.entries(inline)) {
  test(`the page does not run ${what}`, async ({ probe }) => {
    await probe.window.evaluate(() => {
      const state = window as unknown as { refused: string[] };
      state.refused = [];
      addEventListener('securitypolicyviolation', (event) => state.refused.push(event.effectiveDirective));
    });
    await probe.window.evaluate(attempt).catch((error: Error) => expect(error.message).toContain('Trusted'));
    const accepted = [directive, 'require-trusted-types-for'];
    await expect
      .poll(async () => {
        const refused = (await probe.window.evaluate('window.refused')) as string[];
        return refused.length > 0 && refused.every((name) => accepted.includes(name));
      })
      .toBe(true);
    expect(await probe.window.evaluate('window.ran')).toBeUndefined();
    expect(await probe.window.evaluate('getComputedStyle(document.body).marginTop')).toBe('0px');
  });
}

test('text never becomes code', async ({ probe }) => {
  const outcome = await probe.window.evaluate(async () => {
    // A debugger's own evaluation is exempt from the policy, a later task is not.
    await new Promise((resolve) => setTimeout(resolve, 0));
    const tries: Record<string, () => unknown> = {
      // biome-ignore lint/security/noGlobalEval: that it is refused is what is tested
      eval: () => eval('1'),
      function: () => new Function('return 1')(),
      timeout: () => setTimeout('window.ran = true' as unknown as () => void),
      html: () => {
        document.body.innerHTML = '<b>x</b>';
      },
      adjacent: () => document.body.insertAdjacentHTML('beforeend', '<b>x</b>'),
      write: () => document.write('x'),
      frame: () => {
        document.createElement('iframe').srcdoc = 'x';
      },
      script: () => {
        document.createElement('script').src = './probe.js';
      },
      parser: () => new DOMParser().parseFromString('<b>x</b>', 'text/html'),
      worker: () => new Worker('./worker.js'),
      policy: () =>
        (
          window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
        ).trustedTypes.createPolicy('default', {}),
    };
    return Object.entries(tries).map(([name, work]) => {
      try {
        work();
        return `${name}: done`;
      } catch (error) {
        return `${name}: ${(error as Error).name}`;
      }
    });
  });
  expect(outcome).toEqual([
    'eval: EvalError',
    'function: EvalError',
    'timeout: TypeError',
    'html: TypeError',
    'adjacent: TypeError',
    'write: TypeError',
    'frame: TypeError',
    'script: TypeError',
    'parser: TypeError',
    'worker: TypeError',
    'policy: TypeError',
  ]);
  expect(await probe.window.evaluate('window.ran')).toBeUndefined();
});

test('the page compiles no WebAssembly; its worker does, and nothing else', async ({ probe, ear }) => {
  const outcome = await probe.window.evaluate(async (url) => {
    const page = await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(
      () => 'done',
      (error: Error) => error.name,
    );
    const worker = await new Promise((resolve) => {
      const started = new Worker(allowed(`./worker.js#${url}`), { type: 'module' });
      started.onmessage = (event) => resolve(event.data);
    });
    return { page, worker };

    function allowed(address: string): string {
      const { trustedTypes } = window as unknown as {
        trustedTypes: { createPolicy(name: string, rules: object): { createScriptURL(url: string): string } };
      };
      return trustedTypes
        .createPolicy('zapys', { createScriptURL: (text: string) => text })
        .createScriptURL(address);
    }
  }, ear.url);
  expect(outcome).toEqual({
    page: 'CompileError',
    worker: {
      wasm: 'done',
      eval: 'EvalError',
      require: 'ReferenceError',
      process: 'ReferenceError',
      fetch: 'TypeError',
      websocket: expect.stringMatching(/TypeError|SecurityError/),
      worker: 'TypeError',
    },
  });
});

for (const form of ['blob', 'data'] as const) {
  test(`a worker cannot be made from a ${form}: address, even by the page’s own policy`, async ({
    probe,
  }) => {
    const directive = await probe.window.evaluate(async (kind) => {
      const code = 'postMessage("ran")';
      const address =
        kind === 'blob'
          ? URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
          : `data:text/javascript,${encodeURIComponent(code)}`;
      const { trustedTypes } = window as unknown as {
        trustedTypes: { createPolicy(name: string, rules: object): { createScriptURL(url: string): string } };
      };
      const policy = trustedTypes.createPolicy('zapys', { createScriptURL: (text: string) => text });
      return new Promise<string>((resolve) => {
        addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
          once: true,
        });
        try {
          new Worker(policy.createScriptURL(address)).onmessage = (event) => resolve(String(event.data));
        } catch (error) {
          // Older Chromium refuses at once, newer by the event alone.
          if ((error as Error).name !== 'SecurityError') throw error;
        }
      });
    }, form);
    expect(directive).toBe('worker-src');
  });
}
