import {expect} from '@open-wc/testing';
import {articleSearchWorkers} from '../../../src/define/article-search-workers.js';

const violation = (blockedURI: string, effectiveDirective: string, disposition: 'enforce' | 'report' = 'enforce') =>
  document.dispatchEvent(
    new SecurityPolicyViolationEvent('securitypolicyviolation', {
      blockedURI,
      effectiveDirective,
      disposition,
      documentURI: location.href,
      originalPolicy: '',
      statusCode: 200,
      violatedDirective: effectiveDirective,
    }),
  );

describe('workers for the article search under a policy', () => {
  it('F-E3: are not tried where the page itself says that none may start', () => {
    const meta = document.createElement('meta');
    meta.httpEquiv = 'Content-Security-Policy';
    meta.content = "object-src 'none'";
    document.head.append(meta);
    expect(articleSearchWorkers('en')).not.to.deep.equal([]);
    meta.content = "object-src 'none'; worker-src 'none'";
    expect(articleSearchWorkers('en')).to.deep.equal([]);
    meta.remove();
    expect(articleSearchWorkers('en')).not.to.deep.equal([]);
  });

  it('F-E3: are not tried a second time where the policy kept one from starting', () => {
    const passing: Parameters<typeof violation>[] = [
      ['blob', 'worker-src'],
      [`${location.origin}/picture.png`, 'img-src'],
      [`${location.origin}/worker.js`, 'worker-src', 'report'],
    ];
    for (const one of passing) violation(...one);
    expect(articleSearchWorkers('ru')).not.to.deep.equal([]);
    violation(`${location.origin}/worker.js`, 'worker-src');
    expect(articleSearchWorkers('ru')).to.deep.equal([]);
  });
});
