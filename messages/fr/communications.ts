import type { CommunicationKind, CommunicationRefusal, Direction } from '@/lib/communications/types'

/** Calls, letters and visits noted in a client's file. */
export default {
  title: 'Appels, courriers, visites',
  none: 'Rien n’est noté.',
  add: 'Noter un échange',
  kind: 'Quoi',
  direction: 'De qui',
  day: 'Le',
  body: 'Ce qui a été dit',
  save: 'Noter',
  added: 'C’est noté.',
  kinds: {
    call: 'Appel',
    letter: 'Courrier',
    visit: 'Visite',
    text_message: 'SMS',
    other: 'Autre échange',
  } satisfies Record<CommunicationKind, string>,
  directions: { from_client: 'Vient du client', to_client: 'Vient de nous' } satisfies Record<Direction, string>,
  signed: 'Noté par {author}',
  removed: '{count, plural, one {Un échange retiré} other {# échanges retirés}}',
  remove: 'Retirer',
  removeOf: 'Retirer : {kind} du {day}',
  restore: 'Remettre',
  restoreOf: 'Remettre : {kind} du {day}',
  fields: { day: 'Indiquez un jour qui existe, comme 21/11/2026.' },
  refusals: {
    not_found: 'Cet échange n’existe pas.',
    in_future: 'Ce jour n’est pas encore venu : notez ce qui a eu lieu.',
    busy: 'Un instant : quelqu’un d’autre travaille sur ce dossier. Réessayez.',
  } satisfies Record<CommunicationRefusal, string>,
}
