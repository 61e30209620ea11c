import {expect} from '@open-wc/testing';
import {memoryBackend} from '../../src/backend/memory/index.js';
import {WizardVisit} from '../../src/components/provisioning/wizard-visit.js';
import {SecretVault} from '../../src/components/provisioning/secret-vault.js';
import {defaultPolicy} from '../support/default-policies.js';

describe('the vault of the password', () => {
  it('F-N3: gives the secret until it is cleared, and then nothing', () => {
    const vault = new SecretVault();
    vault.put('Canary-secret-1');
    expect(vault.peek()).to.equal('Canary-secret-1');
    vault.clear();
    expect(vault.peek()).to.equal('');
    expect(JSON.stringify(vault)).to.equal('{}');
  });

  it('F-N3: is empty when the visit ends', () => {
    const visit = new WizardVisit({
      backend: memoryBackend(),
      orderId: 'order-1',
      policy: defaultPolicy,
      onChange: () => undefined,
      usesHistory: () => false,
      onRuntime: () => undefined,
    });
    visit.vault.put('Canary-secret-1');
    visit.end();
    expect(visit.vault.peek()).to.equal('');
  });
});
