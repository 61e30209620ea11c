import {rejection} from './checks.js';
import {everyFlowTests} from './every-flow-tests.js';
import {orderId} from './requests.js';
import type {CheckedWorld, ConformanceTest, ProvisioningScenario} from './worlds.js';

export const sessionTests: readonly ConformanceTest[] = [
  ...everyFlowTests<ProvisioningScenario, CheckedWorld>({
    scenario: 'newPartner',
    asked: 'getOrder',
    ask: ({backend}, options) => backend.getOrder({orderId}, options),
    stamped: 'sentAt of resendMail()',
    stamp: async ({backend}) => (await backend.resendMail({orderId})).sentAt,
  }),
  {
    title: 'An order that is unknown is gone, and one of somebody else is forbidden',
    scenario: 'newPartner',
    topic: 'accounts',
    run: async ({backend, signIn}) => {
      const calls = [
        () => backend.getOrder({orderId}),
        () => backend.matchOrganizations({orderId, side: 'partner'}),
        () => backend.checkAdmin({orderId, email: 'petar@avala.example'}),
      ];
      for (const call of calls) await call();
      await rejection(backend.getOrder({orderId: 'order-of-nobody'}), 'gone');
      await signIn('account-customer');
      for (const call of calls) await rejection(call(), 'forbidden');
    },
  },
];
