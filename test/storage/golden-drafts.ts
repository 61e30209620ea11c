/** Letters as versions 1 to 3 of their content left them on devices, and what is to be read from each. Never edited. */
const rest = {
  revision: 7,
  writer: '11-22-33',
  follows: null,
  editedAt: 1_799_000_000_000,
  keptUntil: 1_801_592_000_000,
};

export const goldenDrafts = [
  {
    record: {v: 1, at: 1_799_000_000_001, data: {id: 'renewal:1', step: 'start', content: {name: 'Sava'}, ...rest}},
    read: {step: 'company', content: {title: 'Sava', lines: []}},
  },
  {
    record: {v: 1, at: 1_799_000_000_001, data: {id: 'renewal:1', step: 'attest', content: {name: ''}, ...rest}},
    read: {step: 'attest', content: {title: '', lines: []}},
  },
  {
    record: {
      v: 2,
      at: 1_799_000_000_001,
      data: {id: 'renewal:1', step: 'check', content: {title: 'Ћирилица'}, ...rest},
    },
    read: {step: 'check', content: {title: 'Ћирилица', lines: []}},
  },
  {
    record: {
      v: 3,
      at: 1_799_000_000_001,
      data: {id: 'renewal:1', step: 'countries', content: {title: 'x', lines: ['one', '\u202Etwo\u0000']}, ...rest},
    },
    read: {step: 'countries', content: {title: 'x', lines: ['one', '\u202Etwo\u0000']}},
  },
];
