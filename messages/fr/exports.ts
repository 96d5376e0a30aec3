import type { ExportRefusal, ExportState } from '@/lib/exports/types'

export default {
  refusals: {
    export_running: 'Une copie est déjà en préparation : vous recevrez un e-mail quand elle sera prête.',
    busy: 'Beaucoup de monde en ce moment : réessayez dans un instant.',
  } satisfies Record<ExportRefusal, string>,
  states: {
    waiting: 'En attente',
    running: 'En préparation',
    ready: 'Prêt',
    failed: 'Échec : demandez-le de nouveau',
    expired: 'Expiré',
  } satisfies Record<ExportState, string>,
  asked: 'C’est noté : votre copie se prépare. Un e-mail vous préviendra.',
  askedOn: 'Demandé le {when}',
  progress: 'Préparation',
  download: 'Télécharger ({size})',
  downloadLabel: 'Télécharger la copie demandée le {when}',
  until: 'jusqu’au {day}',
  refresh: 'Actualiser',
  member: {
    button: 'Télécharger mes données',
    text: 'Une archive avec tout ce que nous savons de vous et de vos élèves : données, papiers, messages. Elle se prépare en quelques instants, et reste à télécharger pendant {days, number} jours.',
    fileName: 'Mes données {day}.zip',
  },
  office: {
    title: 'Exports',
    lead: 'Tout ce que contient l’espace de la structure, pour le garder ou pour partir avec : un fichier par table, à ouvrir dans un tableur, et tous les papiers.',
    button: 'Préparer un export complet',
    none: 'Aucun export encore',
    noneText: 'Un export complet prend quelques minutes ; un e-mail prévient quand il est prêt.',
    list: 'Les derniers exports',
    fileName: '{structure} {day}.zip',
    personal: 'Il contient des données personnelles : gardez-le en lieu sûr, et supprimez-le quand il ne sert plus.',
  },
  notice: {
    client:
      'Vos données chez {structure}\n\ndonnees.json : tout ce que nous savons de vous et de vos élèves, par parties, dans un format que les logiciels savent relire.\npapiers : vos factures, reçus, attestations et documents.\nmessages : les messages que nous vous avons envoyés.\n\nLes montants sont en centimes. Les instants sont en temps universel.\n',
    structure:
      'Les données de {structure}\n\ntables : un fichier CSV par table (points-virgules, UTF-8), à ouvrir dans un tableur. Les colonnes gardent leur nom dans la base : *_id relie une table à une autre.\npapiers : tous les documents, par sorte.\n\nLes montants sont en centimes. Les instants sont en temps universel.\n',
  },
}
