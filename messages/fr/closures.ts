import type { ClosureRefusal } from '@/lib/closures/types'

/** Les jours où l’école est fermée. */
export default {
  refusals: {
    closure_order: 'Le dernier jour doit suivre le premier.',
    closure_past: 'Ces jours sont passés : une fermeture se décide avant.',
    closure_too_long: 'Une fermeture dure un an au plus.',
    closure_known: 'Cette fermeture existe déjà.',
  } satisfies Record<ClosureRefusal, string>,
  fields: {
    label: 'Écrivez le motif, tel que les membres le liront.',
    startsOn: 'Écrivez le premier jour sous la forme jj/mm/aaaa.',
    endsOn: 'Écrivez le dernier jour sous la forme jj/mm/aaaa, ou laissez vide pour un seul jour.',
  },
  title: 'Fermetures',
  lead: 'Les jours où l’école est fermée : aucun créneau n’y est proposé, aucune séance n’y est datée.',
  done: {
    ajoutee: 'L’école est fermée ces jours-là. Aucun créneau n’y est plus proposé.',
    retiree: 'L’école est de nouveau ouverte ces jours-là. Les créneaux sont proposés tout de suite.',
  },
  add: 'Ajouter une fermeture',
  label: 'Motif',
  labelHelp: 'Tel que les membres le liront : « Fermeture d’été ».',
  startsOn: 'Premier jour',
  endsOn: 'Dernier jour',
  endsOnHelp: 'Inclus. Vide : un seul jour.',
  see: 'Voir ce qui est prévu ces jours-là',
  preview: 'Avant de fermer : {label}, {days}',
  oneDay: 'le {day}',
  days: 'du {first} au {last}',
  nothing: 'Rien n’est prévu ces jours-là.',
  planned:
    '{count, plural, one {Un cours ou une séance est déjà prévu ces jours-là} other {# cours et séances sont déjà prévus ces jours-là}}',
  plannedText:
    'Ils sont maintenus tant que vous ne les déplacez ou ne les annulez pas : les participants en sont alors prévenus.',
  lesson: 'Cours {ofName}, avec {teacher}',
  session: '{name}, avec {teacher} ({people, plural, =0 {personne} one {un participant} other {# participants}})',
  open: 'Voir la séance',
  close: 'Fermer ces jours',
  list: 'Fermetures à venir et de l’année',
  over: 'Passée',
  left: '{count, plural, one {Un cours ou une séance y reste prévu} other {# cours et séances y restent prévus}}',
  look: 'Voir lesquels',
  remove: 'Rouvrir',
  removeOf: 'Rouvrir : {label}, {days}',
  removeText: 'Les créneaux de ces jours seront proposés de nouveau tout de suite.',
  removeConfirm: 'Rouvrir ces jours',
  empty: 'Aucune fermeture',
  emptyText: 'Ajoutez les jours où personne n’enseigne : jours fériés, vacances de l’école, travaux.',
}
