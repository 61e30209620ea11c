/** English words of an agreement's details and of what else the overview says after its first paint. Defines the keys of this part. */
import type {Messages} from '../messages.js';

export const words = {
  'overview.selected': {one: '{count} selected', other: '{count} selected'},
  'overview.renewTogether': 'Renew together',
  'overview.unselect': 'Clear selection',
  'overview.most': {
    one: 'No more than {count} agreement can be renewed at a time.',
    other: 'No more than {count} agreements can be renewed together.',
  },
  'overview.empty.title': 'There is no agreement yet',
  'overview.empty.text':
    'As soon as your company has an agreement, it is shown here with its dates. If one is missing, contact support.',
  'overview.noMatch.title': 'No agreement matches',
  'overview.noMatch.text': 'Change the search or show all agreements.',
  'overview.noMatch.clear': 'Show all agreements',
  'overview.notPartner.title': 'Your company is not a registered partner',
  'overview.notPartner.text':
    'Only companies that are registered already can renew. Register first; the agreement then appears here.',
  'overview.notPartner.register': 'Register as a partner',
  'overview.signedOut.title': 'You are not signed in',
  'overview.signedOut.text': 'Sign in with the account of your company to see its agreements.',
  'overview.signedOut.signIn': 'Sign in',
  'resource.title': 'Help with renewal',
  'resource.guide': 'User guide',
  'resource.questions': 'Questions and answers',
  'resource.support': 'Partner support',

  'overview.begun': 'You began this. Last change: {date}',
  'overview.begunOn': 'Last change: {date}',
  'overview.begunTogether': {
    one: 'You began to renew {count} agreement',
    other: 'You began to renew {count} agreements together',
  },
  'overview.goOn': 'Continue',
  'overview.calendar': 'Add to calendar',
  'overview.receipts': 'Receipts',
  'overview.countries': {one: '{count} country of business', other: '{count} countries of business'},
  'overview.deadline.end': 'Last day to renew',
  'overview.deadline.acceptance': 'Last day to accept the terms',
  'overview.deadline.grace': 'End of the grace period',
  'overview.deadline.missed': 'Terms should have been accepted by',
  'overview.deadline.lapsed': 'The grace period ended on',
  'overview.deadline.renewed': 'Renewed until',
  'overview.deadline.opens': 'Renewal opens on',
  'overview.deadline.next': 'Term ends on',
  'overview.endOfDay': 'end of day, time zone {zone}',
  'overview.startOfDay': 'start of day, time zone {zone}',
  'overview.ownZone': 'In my time zone',
  'overview.ownZone.ends': 'Ends {moment}',
  'overview.ownZone.begins': 'Begins {moment}',
  'overview.ownZone.ended': 'Ended {moment}',

  'standing.tooEarly.text': 'The agreement is in force. It can be renewed once renewal has opened.',
  'standing.open.text': 'The agreement is in force. You can renew it at any time before it ends.',
  'standing.open.endless': 'The agreement is in force and has no end date.',
  'standing.dueSoon.end': 'The term ends soon. Renew before the last day is over.',
  'standing.dueSoon.acceptance':
    'The current terms have to be accepted once a year, also inside a longer term. Accept them before the last day is over.',
  'standing.acceptanceOverdue.text':
    'The yearly acceptance of the terms was missed. The agreement is still in force: accept the current terms now.',
  'standing.grace.day': {
    one: 'The term is over. Today is day {day} of {count} of the grace period, in which you can still renew.',
    other: 'The term is over. Today is day {day} of {count} of the grace period, in which you can still renew.',
  },
  'standing.lapsed.text':
    'The grace period is over, so the agreement can no longer be renewed. Apply again and accept the terms for every country of business.',
  'standing.reapplying.text': 'A new application is under way. Some countries may still wait for you.',
  'standing.underReview.text':
    'The acceptance has been received and is being reviewed. The agreement does not lapse meanwhile.',
  'standing.renewed.text': 'The next term has been accepted. There is nothing to do.',
  'standing.declined.text':
    'It is on record that your company declines to renew. You can still change that before the deadline.',
  'standing.unknown.text': 'The agreement has a status this page does not know ({status}). Contact support.',
  'standing.mayNotSign': 'Your account may not sign for this company. You can invite a person who may.',

  'loss.title': 'What is lost if it is not renewed',
  'loss.titleLapsed': 'What was lost',
  'loss.until': 'Until then status and access continue.',
  'loss.status': 'Registered partner status is suspended',
  'loss.access': 'All linked employees lose their partner access',
  'loss.programme': 'The company may no longer take part in the partner programme',
  'loss.reapplication': 'A new application is needed, with terms to accept for every country of business',
  'loss.locator': 'The company is removed from the partner locator',

  'timeline.label': 'Time line. {marks}',
  'timeline.registered': 'Registered',
  'timeline.today': 'Today',
  'timeline.acceptance': 'Terms due',
  'timeline.end': 'End of term',
  'timeline.grace': 'End of grace period',

  'calendar.acceptance': 'Last day to accept the terms: {agreement}',
  'calendar.end': 'Last day to renew: {agreement}',
  'calendar.grace': 'Grace period ends: {agreement}',
  'calendar.text': 'Company: {company}\nLast day: {date}, time zone {zone}',
} as const satisfies Messages;
