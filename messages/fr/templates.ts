import type { TemplateRefusal, TextRefusal } from '@/lib/templates/types'

/** The sentences for a text that can't be saved: shared by templates and by messages that people write ([2.C3]). */
export const textRefusals = {
  subject_missing: 'Indiquez l’objet du message.',
  body_missing: 'Écrivez le texte du message.',
  lone_brace:
    'Une accolade est ouverte sans être fermée, ou l’inverse. Une variable s’écrit entre deux accolades, sans espace.',
  unknown_variable:
    "La variable « '{'{variable}'}' » n’existe pas ici.{near, select, null {} other { Vouliez-vous dire « '{'{near}'}' » ?}}",
  variable_elsewhere: "La variable « '{'{variable}'}' » n’a pas de valeur dans ce message : choisissez-en une autre.",
  unknown_block: '« [{block}] » n’existe pas ici.{near, select, null {} other { Vouliez-vous dire « [{near}] » ?}}',
  variable_needed: "Gardez « '{'{variable}'}' » dans le texte : ce message ne peut pas s’en passer.",
  block_needed: 'Gardez « [{block}] », seul sur sa ligne : ce message ne peut pas s’en passer.',
} satisfies Record<TextRefusal, string>

export default {
  refusals: {
    ...textRefusals,
    not_found: 'Ce modèle n’existe pas.',
    busy: 'Un instant : quelqu’un d’autre enregistre. Réessayez.',
  } satisfies Record<TemplateRefusal | TextRefusal, string>,
}
