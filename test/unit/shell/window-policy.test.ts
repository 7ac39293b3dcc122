/** What a page may load and run, and which addresses count as its own. */
import { describe, expect, it } from 'vitest';
import { failurePage } from '#main/shell/failure-page.ts';
import { isAllowedRequest, isWindowAddress } from '#main/shell/window-address.ts';
import { contentSecurityPolicy, contentTypeOf } from '#shared/contract/window-policy.ts';

const directives = new Map(
  contentSecurityPolicy.split('; ').map((directive) => {
    const [name = '', ...sources] = directive.split(' ');
    return [name, sources.join(' ')];
  }),
);

describe('the content security policy', () => {
  it('allows nothing that is not named', () => {
    expect(directives.get('default-src')).toBe("'none'");
    for (const name of ['base-uri', 'form-action', 'frame-src', 'frame-ancestors', 'object-src']) {
      expect(directives.get(name), name).toBe("'none'");
    }
  });

  it('runs scripts from own files alone, and makes no text into code or markup', () => {
    expect(directives.get('script-src')).toBe("'self'");
    expect(directives.get('connect-src')).toBe("'self'");
    expect(directives.get('require-trusted-types-for')).toBe("'script'");
    expect(directives.get('trusted-types')).toBe("'none'");
    expect(contentSecurityPolicy).not.toMatch(/unsafe-eval|https?:|\*|blob:/);
  });
});

describe('the requests of a page', () => {
  it.each(['app://main/', 'app://main/index.html', 'app://main/assets/a.js', 'data:image/png;base64,AAAA'])(
    'may go to %s',
    (address) => expect(isAllowedRequest(address)).toBe(true),
  );

  it.each([
    'https://main/',
    'http://127.0.0.1/',
    'ws://main/',
    'file:///etc/passwd',
    'app://other/',
    'app://main.evil/',
    'app://main:80/',
    'app://user@main/',
    'data:text/html,<script>1</script>',
    'blob:app://main/1',
    'chrome://version/',
    'devtools://devtools/',
    'javascript:1',
    '',
  ])('may not go to %j', (address) => expect(isAllowedRequest(address)).toBe(false));

  it('count as own only below the one origin', () => {
    expect(isWindowAddress('data:image/png;base64,AAAA')).toBe(false);
    expect(isWindowAddress('app://main/index.html#x')).toBe(true);
  });
});

describe('the files that are served', () => {
  it('have a known content type or do not exist', () => {
    expect(contentTypeOf('index.HTML')).toBe('text/html; charset=utf-8');
    expect(contentTypeOf('main.map')).toBeUndefined();
    expect(contentTypeOf('LICENSE')).toBeUndefined();
  });
});

describe('the page of a failed start', () => {
  it('says what to do in both languages, and lets nothing of the reason become markup', () => {
    const reason = '<script>alert("x")</script>&\'';
    const english = failurePage({ language: 'en', reason, dataFolder: '/people/a/<b>' });
    const spanish = failurePage({ language: 'es', reason, dataFolder: '/people/a' });
    expect(english).toContain('Your plans have not been changed');
    expect(spanish).toContain('Sus planes no han cambiado');
    expect(spanish).toContain('<html lang="es">');
    for (const page of [english, spanish]) {
      expect(page).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;');
      expect(page).not.toMatch(/<script/);
      expect(page).toContain('app://main/failure/retry');
    }
    expect(english).toContain('/people/a/&lt;b&gt;');
  });
});
