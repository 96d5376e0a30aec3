import type { ReminderRefusal } from '@/lib/client-files/types'

export default {
  refusals: {
    not_found: 'Ce lien n’est plus valable.',
    busy: 'Beaucoup de monde en ce moment : réessayez dans un instant.',
  } satisfies Record<ReminderRefusal, string>,
  reminders: {
    title: 'Rappels avant les cours',
    lead: 'Un e-mail vous rappelle chaque cours et chaque séance, pour vous et pour vos élèves, tant que vous pouvez encore annuler ou reporter.',
    box: 'Recevoir un rappel {hours, number} h avant chaque cours',
    help: 'Rien pour un cours réservé plus tard que cela. Les autres messages (réservations, changements d’horaire, fin proche d’un forfait) vous parviennent toujours.',
    save: 'Valider ce choix',
    wanted: 'C’est noté : vous recevrez un rappel avant chaque cours.',
    stopped: 'C’est noté : vous ne recevrez plus de rappel avant les cours.',
  },
  link: {
    title: 'Rappels avant les cours',
    wants: 'Vous recevez un e-mail de rappel avant chaque cours. Les autres messages vous parviendront toujours.',
    stop: 'Ne plus recevoir de rappel',
    stopped: 'Vous ne recevez plus d’e-mail de rappel avant les cours.',
    start: 'Recevoir de nouveau les rappels',
    unknown: 'Ce lien n’est plus valable',
    unknownText: 'Ouvrez celui du dernier rappel que vous avez reçu, ou choisissez dans « Mon profil ».',
    profile: 'Ouvrir Mon profil',
  },
}
