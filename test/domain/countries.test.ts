import {expect} from '@open-wc/testing';
import {countriesByName, countryCodes, dataResidency} from '../../src/domain/countries.js';
import {countryName} from '../../src/domain/country-name.js';

describe('countries', () => {
  it('are the 249 codes of ISO 3166-1, each once and each with a name', () => {
    expect(countryCodes).to.have.length(249);
    expect(new Set(countryCodes).size).to.equal(249);
    const nameless = countryCodes.filter((code) => !/^[A-Z]{2}$/.test(code) || countryName(code, 'en') === code);
    expect(nameless).to.deep.equal([]);
  });

  it('are named and sorted in the language asked for', () => {
    expect(countryName('RS', 'en')).to.equal('Serbia');
    expect(countryName('RS', 'ru')).to.equal('Сербия');
    expect(countryName('RS', 'sr')).to.equal('Србија');
    expect(countryName('RS', 'sr-Latn')).to.equal('Srbija');
    const swedish = countriesByName('sv').map(({code}) => code);
    expect(swedish.slice(-2)).to.deep.equal(['AT', 'TL']);
    expect(swedish).to.have.length(249);
  });

  it('are listed once for each language', () => {
    expect(countriesByName('ru')).to.equal(countriesByName('ru'));
    expect(countriesByName('ru')).not.to.equal(countriesByName('en'));
  });

  it('leaves what is no country as it is', () => {
    for (const code of ['', 'xx', 'ZZZ', '../..', '<b>']) expect(countryName(code, 'en')).to.equal(code);
  });

  it('P-45: the country fixes where data is kept', () => {
    expect(['DE', 'CY', 'GB', 'RS', 'US', 'CA', 'JP', 'AU', 'IN', 'BR', 'ZA'].map(dataResidency)).to.deep.equal([
      'europe',
      'europe',
      'europe',
      'europe',
      'northAmerica',
      'northAmerica',
      'asiaPacific',
      'asiaPacific',
      'asiaPacific',
      'other',
      'other',
    ]);
    expect(dataResidency('constructor')).to.equal('other');
  });
});
