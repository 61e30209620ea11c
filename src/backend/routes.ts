/** Every operation of the contract: its path over HTTP, and what calling it does. */
import {routesAtHand} from './routes-at-hand.js';
import {supportRoutes} from './support-routes.js';

export type {Effect} from './routes-at-hand.js';

export const routes = {...routesAtHand, ...supportRoutes} as const;

export type OperationName = keyof typeof routes;
export const operationNames = Object.keys(routes) as OperationName[];
