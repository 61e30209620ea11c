import {expect} from '@open-wc/testing';
import * as v from 'valibot';
import {PasswordPolicy} from '../../../src/domain/provisioning-policy.js';
import {passwordProblems, passwordRules} from '../../../src/domain/validate/password.js';

const policyOf = (input: v.InferInput<typeof PasswordPolicy> = {}) => v.parse(PasswordPolicy, input);
const lengthOnly = policyOf({lower: false, upper: false, digit: false, special: false});

describe('password', () => {
  it('P-53: has 8 to 256 characters, a lower- and upper-case letter, a digit and another character by default', () => {
    const problems = (text: string) => passwordProblems(text, policyOf());
    expect(problems('Secret1!')).to.deep.equal([]);
    expect(problems('Secre1!')).to.deep.equal(['password.short']);
    expect(problems(`Aa1!${'x'.repeat(252)}`)).to.deep.equal([]);
    expect(problems(`Aa1!${'x'.repeat(253)}`)).to.deep.equal(['password.long']);
    expect(problems('SECRET1!')).to.deep.equal(['password.lower']);
    expect(problems('secret1!')).to.deep.equal(['password.upper']);
    expect(problems('Secrets!')).to.deep.equal(['password.digit']);
    expect(problems('Secrets1')).to.deep.equal(['password.special']);
    expect(problems('')).to.deep.equal([
      'password.short',
      'password.lower',
      'password.upper',
      'password.digit',
      'password.special',
    ]);
  });

  it('P-53: every rule is policy', () => {
    expect(passwordProblems('aaaaaaaa', lengthOnly)).to.deep.equal([]);
    expect(passwordProblems('abcd', policyOf({...lengthOnly, minLength: 5, maxLength: 6}))).to.deep.equal([
      'password.short',
    ]);
    expect(passwordProblems('abcdefg', policyOf({...lengthOnly, minLength: 5, maxLength: 6}))).to.deep.equal([
      'password.long',
    ]);
    const banned = policyOf({...lengthOnly, banned: ['Bakery', '']});
    expect(passwordProblems('my-BAKERY-1', banned)).to.deep.equal(['password.banned']);
    expect(passwordProblems('my-bak-ery-1', banned)).to.deep.equal([]);
  });

  it('P-53: the checklist shows the rules in force and ticks each when it is met', () => {
    expect(passwordRules(lengthOnly).map(({code}) => code)).to.deep.equal(['password.short', 'password.long']);
    const met = (text: string) => passwordRules(policyOf({banned: ['bakery']})).filter((rule) => rule.met(text)).length;
    expect(['', 'a', 'aB', 'aB1', 'aB1!', 'aB1!aB1!', 'aB1!bakery'].map(met)).to.deep.equal([2, 3, 4, 5, 6, 7, 6]);
  });

  it('counts code points, and letters and digits of every script', () => {
    expect(passwordProblems('😀'.repeat(7), lengthOnly)).to.deep.equal(['password.short']);
    expect(passwordProblems('😀'.repeat(256), lengthOnly)).to.deep.equal([]);
    expect(passwordProblems('😀'.repeat(257), lengthOnly)).to.deep.equal(['password.long']);
    expect(passwordProblems('Пароль٣٤', policyOf())).to.deep.equal(['password.special']);
    expect(passwordProblems('Пароль ٣', policyOf())).to.deep.equal([]);
    expect(passwordProblems('Se\u0301cret12', policyOf())).to.deep.equal(['password.special']);
  });

  it('is quick, whatever is pasted', () => {
    const before = performance.now();
    for (const part of ['a', '😀', '\uD800']) passwordProblems(part.repeat(1_000_000), policyOf({banned: ['bakery']}));
    expect(performance.now() - before).to.be.below(2_000);
  });
});
