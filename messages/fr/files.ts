import type { ClientFileStatus, FileOrigin } from '@/lib/client-files/types'

/** The office's client files: their list, the page of one, what is done to several. */
export default {
  list: {
    title: 'Dossiers clients',
    lead: 'Un nom, un prénom d’enfant, un téléphone, une adresse e-mail, une ville ou un numéro : la liste suit ce que vous tapez.',
    searchLabel: 'Nom, téléphone, e-mail ou numéro',
    search: 'Chercher',
    town: 'Ville',
    narrow: 'Affiner la liste',
    statusLabel: 'État',
    all: 'Tous',
    only: 'Avec',
    statuses: { active: 'Actifs', deactivated: 'Désactivés', merged: 'Réunis' } satisfies Record<
      ClientFileStatus,
      string
    >,
    states: { active: 'Actif', deactivated: 'Désactivé', merged: 'Réuni' } satisfies Record<ClientFileStatus, string>,
    traits: { hasDebt: 'Impayé', hasMembership: 'Adhésion en cours', hasNoLogin: 'Sans accès au portail' },
    found: '{count, plural, =0 {Aucun dossier} one {Un dossier} other {# dossiers}}',
    foundMost: 'Les {count} dossiers les plus proches : précisez pour en voir d’autres.',
    columns: {
      name: 'Nom',
      email: 'E-mail',
      phone: 'Téléphone',
      town: 'Ville',
      login: 'Portail',
      number: 'Dossier',
    },
    with: 'avec {names}',
    mergedInto: 'Réuni au dossier {number}',
    hasLogin: 'Accès ouvert',
    noLogin: 'Sans accès',
    empty: 'Aucun client pour l’instant',
    emptyText: 'Les dossiers apparaissent ici dès qu’une personne crée son compte, ou que vous lui en ouvrez un.',
    none: 'Aucun dossier ne correspond',
    noneText: 'Essayez un mot de moins, le téléphone, ou le nom d’un enfant.',
    clear: 'Voir tous les dossiers',
  },
  file: {
    title: 'Dossier {number}',
    back: 'Tous les dossiers',
    hasLogin: 'A un accès au portail',
    noLogin: 'Sans accès au portail',
    statuses: {
      active: 'Actif',
      deactivated: 'Désactivé',
      merged: 'Réuni à un autre',
    } satisfies Record<ClientFileStatus, string>,
    origins: {
      holder: 'Créé le {day} par le client',
      office: 'Créé le {day} par l’équipe',
      import: 'Importé le {day}',
    } satisfies Record<FileOrigin, string>,
  },
  identity: {
    title: 'Coordonnées',
    email: 'E-mail',
    phone: 'Téléphone',
    address: 'Adresse',
    birthOn: 'Né(e) le',
    login: 'Se connecte avec',
    unknown: 'Non renseigné',
  },
  learners: {
    title: 'Élèves',
    holder: 'Titulaire',
    none: 'Personne n’est élève dans ce dossier.',
    bornOn: 'né(e) le {day}',
    noBirth: 'date de naissance inconnue',
  },
}
