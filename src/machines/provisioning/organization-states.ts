/** Which organisations the order is mapped to: the partner's, the customer's administrator, the customer's (P-23 to P-45). */
import {normalizeEmail} from '../../domain/validate/email.js';
import {backToConfirm, filled, thrown, typed, wrong} from './form-transitions.js';
import {provisioningSetup} from './setup.js';

export const partnerOrganization = provisioningSetup.createStateConfig({
  initial: 'lookup',
  states: {
    lookup: {
      invoke: {
        src: 'matchOrganizations',
        input: ({context}) => ({orderId: context.orderId, side: 'partner', email: context.ownEmail}),
        onDone: {target: 'found', actions: {type: 'keepPartnerMatches', params: ({event}) => event.output}},
        onError: {target: 'lookupFailed', actions: {type: 'keepFailure', params: thrown}},
      },
      on: {'step.left': [backToConfirm, {target: '#wizard.setter'}]},
    },
    lookupFailed: {
      exit: 'clearProblems',
      on: {
        'step.submitted': 'lookup',
        'session.restored': 'lookup',
        'step.left': [backToConfirm, {target: '#wizard.setter'}],
      },
    },
    found: {
      always: [
        {guard: 'hasPartnerMatches', target: 'choosing'},
        {guard: 'mayCreatePartner', target: 'creating'},
        {target: 'notRecognized'},
      ],
    },
    choosing: {
      exit: 'clearProblems',
      on: {
        'answer.changed': typed('partnerChoice'),
        'step.submitted': [{...filled('partnerChoice'), target: 'chosen'}, wrong('partnerChoice')],
        'step.left': [backToConfirm, {target: '#wizard.setter'}],
      },
    },
    chosen: {
      always: [
        {guard: 'knowsPartner', target: 'reviewing'},
        {guard: 'createsPartner', target: 'creating'},
        {target: 'notRecognized'},
      ],
    },
    reviewing: {
      on: {
        'step.submitted': '#wizard.partnerAnswered',
        'step.left': 'choosing',
      },
    },
    creating: {
      entry: 'choosePartnerNew',
      exit: 'clearProblems',
      on: {
        'answer.changed': typed('partnerNew'),
        'step.submitted': [{...filled('partnerNew'), target: '#wizard.partnerAnswered'}, wrong('partnerNew')],
        'step.left': [{guard: 'hasPartnerMatches', target: 'choosing'}, backToConfirm, {target: '#wizard.setter'}],
      },
    },
    /** Hard stop: a representative has to help; going back and searching again stays possible (P-32, P-36). */
    notRecognized: {
      on: {
        'step.left': [{guard: 'hasPartnerMatches', target: 'choosing'}, backToConfirm, {target: '#wizard.setter'}],
        'load.requested': 'lookup',
      },
    },
  },
});

export const partnerAnswered = provisioningSetup.createStateConfig({
  always: [{guard: 'returnsToConfirm', target: 'confirm'}, {target: 'customerAdmin'}],
});

export const customerAdmin = provisioningSetup.createStateConfig({
  initial: 'editing',
  states: {
    editing: {
      exit: 'clearProblems',
      on: {
        'answer.changed': typed('customerAdmin'),
        'step.submitted': [{...filled('customerAdmin'), target: 'checking'}, wrong('customerAdmin')],
        'step.left': [backToConfirm, {target: '#wizard.partnerKnown'}],
      },
    },
    checking: {
      invoke: {
        src: 'checkAdmin',
        input: ({context}) => ({orderId: context.orderId, email: normalizeEmail(context.answers.customerAdminEmail)}),
        onDone: {target: 'checked', actions: {type: 'keepAdminCheck', params: ({event}) => event.output}},
        onError: {target: 'editing', actions: {type: 'keepFailure', params: thrown}},
      },
      on: {'step.left': 'editing'},
    },
    checked: {
      always: [
        {guard: 'isFreeAccount', target: 'freeAccount'},
        {guard: 'isInOtherOrganization', target: 'otherOrganization'},
        {
          guard: 'administersOther',
          target: '#wizard.customerOrganization',
          actions: ['preselectCustomer', 'returnNowhere'],
        },
        {guard: 'returnsToConfirm', target: '#wizard.confirm'},
        {target: '#wizard.customerOrganization'},
      ],
    },
    /** A free account holds the address: another address, or the user gives the account up (P-42). */
    freeAccount: {on: {'step.submitted': 'checking', 'step.left': 'editing'}},
    /** A user belongs to exactly one organisation (P-41). */
    otherOrganization: {on: {'step.submitted': 'checking', 'step.left': 'editing'}},
  },
});

/** Back from the administrator's address leads to the partner's page that was answered. */
export const partnerKnown = provisioningSetup.createStateConfig({
  always: [
    {guard: 'knowsPartner', target: '#wizard.partnerOrganization.reviewing'},
    {target: '#wizard.partnerOrganization.creating'},
  ],
});

export const customerOrganization = provisioningSetup.createStateConfig({
  initial: 'lookup',
  states: {
    lookup: {
      invoke: {
        src: 'matchOrganizations',
        input: ({context}) => ({
          orderId: context.orderId,
          side: 'customer',
          email:
            context.answers.role === 'customer' ? context.ownEmail : normalizeEmail(context.answers.customerAdminEmail),
        }),
        onDone: {target: 'found', actions: {type: 'keepCustomerMatches', params: ({event}) => event.output}},
        onError: {target: 'lookupFailed', actions: {type: 'keepFailure', params: thrown}},
      },
      on: {'step.left': [backToConfirm, {target: '#wizard.customerSide'}]},
    },
    lookupFailed: {
      exit: 'clearProblems',
      on: {
        'step.submitted': 'lookup',
        'session.restored': 'lookup',
        'step.left': [backToConfirm, {target: '#wizard.customerSide'}],
      },
    },
    found: {
      always: [
        {guard: 'hasCustomerMatches', target: 'choosing'},
        {guard: 'mayCreateCustomer', target: 'creating'},
        {target: 'notRecognized'},
      ],
    },
    choosing: {
      exit: 'clearProblems',
      on: {
        'answer.changed': typed('customerChoice'),
        'step.submitted': [{...filled('customerChoice'), target: 'chosen'}, wrong('customerChoice')],
        'step.left': [backToConfirm, {target: '#wizard.customerSide'}],
      },
    },
    chosen: {
      always: [
        {guard: 'knowsCustomer', target: 'reviewing'},
        {guard: 'createsCustomer', target: 'creating'},
        {target: 'notRecognized'},
      ],
    },
    reviewing: {
      on: {'step.submitted': '#wizard.confirm', 'step.left': 'choosing'},
    },
    creating: {
      entry: 'chooseCustomerNew',
      exit: 'clearProblems',
      on: {
        'answer.changed': typed('customerNew'),
        'step.submitted': [{...filled('customerNew'), target: '#wizard.confirm'}, wrong('customerNew')],
        'step.left': [
          {guard: 'hasCustomerMatches', target: 'choosing'},
          backToConfirm,
          {target: '#wizard.customerSide'},
        ],
      },
    },
    /** Hard stop (P-43). */
    notRecognized: {
      on: {
        'step.left': [
          {guard: 'hasCustomerMatches', target: 'choosing'},
          backToConfirm,
          {target: '#wizard.customerSide'},
        ],
        'load.requested': 'lookup',
      },
    },
  },
});

/** Back from the customer organisation leads to the question before it. */
export const customerSide = provisioningSetup.createStateConfig({
  always: [{guard: 'isCustomerRole', target: 'role'}, {target: 'customerAdmin'}],
});
