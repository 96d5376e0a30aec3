import type { commonVariables, WrittenVariable } from '@/lib/templates/types'

/** What the variables that any text may name stand for ([2.C3]). Those of one mail alone are called by their name. */
export const templateVariables = {
  cher: 'Cher Paul, Chère Anne, Bonjour Claude',
  prenom_client: 'Prénom du client',
  nom_client: 'Nom du client',
  structure: 'Nom de la structure',
  solde: 'Ce que le client doit aujourd’hui',
  lien_dossier: 'Son espace personnel',
  lien_aide: 'La page d’aide',
  expediteur: 'La personne qui écrit',
  cours: 'Nom du cours (message à un cours)',
  date: 'Jour de la séance (message à un cours)',
  heure: 'Heure de la séance (message à un cours)',
  lieu: 'Lieu de la séance (message à un cours)',
  lien_cours: 'La page du cours ou de l’offre',
  offre: 'Nom de l’offre (message sur une offre)',
} satisfies Record<WrittenVariable | (typeof commonVariables)[number], string>
