import type { ClientFileStatus, FileOrigin } from '@/lib/client-files/types'

/** The office's client files: their list, the page of one, what is done to several. */
export default {
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
