import type { ImpersonationRefusal } from '@/lib/impersonation/types'
import type { StaffRole } from '@/lib/staff/types'

/** 'Se connecter en tant que…': the office sees a portal as its member does. */
export default {
  refusals: {
    not_found: 'Ce dossier n’existe pas, ou plus.',
    file_ended: 'Ce dossier n’est plus en service : il n’a plus d’espace à montrer.',
    file_of_staff: 'Cette personne fait partie de l’équipe : son espace ne se regarde pas.',
    busy: 'Beaucoup de monde en ce moment : réessayez dans un instant.',
  } satisfies Record<ImpersonationRefusal, string>,
  fields: { reason: 'Dites en quelques mots pourquoi : le motif est gardé.' },
  see: {
    open: 'Se connecter en tant que…',
    title: 'Voir l’espace {ofName}',
    text: 'Vous voyez son espace comme cette personne, sans pouvoir rien y changer, pendant {minutes} minutes au plus. Chaque page ouverte est notée au journal ; la personne voit dans son profil que l’équipe est venue.',
    told: 'Elle en est aussi prévenue par e-mail.',
    reason: 'Motif',
    reasonHelp: 'Par exemple : aide au téléphone.',
    submit: 'Voir son espace',
    pending: 'Ouverture…',
  },
  banner: {
    label: 'Vous voyez le portail d’un membre',
    text: 'Vous voyez le portail de <b>{name}</b> {elides, select, true {en tant qu’} other {en tant que }}{staff} ({role}).',
    detail: 'Motif : {reason}. Jusqu’à {time}.',
    back: 'Revenir à l’administration',
  },
  roles: {
    teacher: 'professeur',
    organiser: 'organisation',
    accountant: 'comptabilité',
    admin: 'administration',
  } satisfies Record<StaffRole, string>,
  locked: 'Seule cette personne peut le faire : {name}.',
  visits: {
    title: 'Visites de l’équipe',
    lead: 'Pour vous aider, l’équipe peut voir votre espace comme vous, sans rien pouvoir y changer. Voici quand elle l’a fait.',
    by: {
      teacher: 'un professeur',
      organiser: 'l’organisation',
      accountant: 'la comptabilité',
      admin: 'l’administration',
    } satisfies Record<StaffRole, string>,
    byTeam: 'l’équipe',
    line: '{when}, par {who}',
  },
}
