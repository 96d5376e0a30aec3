import type { CalendarStatus } from '@/lib/agenda/types'
import type { CalendarProblem, CalendarRefusal } from '@/lib/calendars/types'

/** Calendars that one subscribes to, and those that teachers keep elsewhere. */
export default {
  feeds: {
    title: 'Mes cours dans mon agenda',
    lead: 'Abonnez votre téléphone ou votre ordinateur à vos cours : ce que vous réservez, déplacez ou annulez ici s’y met à jour tout seul.',
    teacherLead:
      'Abonnez votre téléphone ou votre ordinateur à vos cours et à vos séances : tout changement s’y met à jour tout seul.',
    see: 'Abonner mon agenda',
    back: 'Retour à mon suivi',
    household: 'Tout le foyer',
    own: 'Vos cours',
    learner: 'Les cours de {name}',
    teacher: 'Tout ce que j’enseigne',
    householdHelp: 'Chaque cours commence par le prénom de l’élève.',
    create: 'Créer une adresse',
    createFor: 'Créer une adresse : {whose}',
    subscribe: 'S’abonner',
    subscribeTo: 'S’abonner : {whose}',
    address: 'Adresse du calendrier',
    addressOf: 'Adresse du calendrier : {whose}',
    addressHelp:
      'Si « S’abonner » n’ouvre rien, copiez cette adresse dans votre agenda (« S’abonner à un calendrier », « Ajouter par URL »).',
    secret: 'Qui a cette adresse voit ces cours, sans mot de passe. Gardez-la pour vous.',
    lastRead: 'Lue pour la dernière fois {when}.',
    neverRead: 'Aucun agenda ne l’a encore lue.',
    copy: 'Copier l’adresse',
    copied: 'Adresse copiée.',
    change: 'Changer ou supprimer l’adresse',
    changeText:
      'L’adresse actuelle cesse tout de suite de fonctionner, sur tous les appareils qui y sont abonnés. Les cours eux-mêmes ne changent pas.',
    renew: 'Donner une nouvelle adresse',
    renewFor: 'Donner une nouvelle adresse : {whose}',
    end: 'Supprimer l’adresse',
    endFor: 'Supprimer l’adresse : {whose}',
    pending: 'Un instant…',
    done: {
      cree: 'L’adresse est prête : abonnez-y votre agenda.',
      renouvele: 'L’ancienne adresse ne fonctionne plus. Abonnez votre agenda à la nouvelle.',
      supprime: 'L’adresse est supprimée : plus aucun agenda ne la lit.',
    },
  },
  feed: {
    name: '{structure} · cours',
    nameOf: '{structure} · cours de {subject}',
    lesson: '{lesson} avec {teacher}',
    ofLearner: '{learner} · {lesson} avec {teacher}',
    given: '{learner} · {lesson}',
    cancelled: 'Annulé · {summary}',
    participants: '{count} inscrits',
    participant: '1 inscrit',
    nobody: 'Personne n’est encore inscrit',
    contact: '{room}. {structure}, {phone}',
  },
  own: {
    title: 'Mon agenda personnel',
    titleOf: 'Agenda personnel de {teacher}',
    lead: 'Ce qui est dans un agenda tenu ailleurs (Google, Apple, Outlook…) bloque les créneaux ici. Seuls les horaires sont lus : ni titres, ni lieux, ni invités.',
    empty: 'Aucun agenda n’est lu pour le moment.',
    states: {
      pending: 'Pas encore lu',
      ok: 'Lu',
      failing: 'N’a pas pu être lu',
    } satisfies Record<CalendarStatus, string>,
    lastRead: 'Dernière lecture : {when}.',
    busy: '{count, plural, =0 {Rien n’y est occupé à partir de maintenant.} one {# moment occupé à venir.} other {# moments occupés à venir.}}',
    kept: 'Ce qui avait été lu auparavant continue de bloquer les créneaux.',
    problems: {
      not_public: 'Cette adresse ne mène pas à un calendrier public sur Internet.',
      unreachable: 'Le serveur de cet agenda ne répond pas. Nous réessayons toutes les 15 minutes.',
      slow: 'Le serveur de cet agenda met trop longtemps à répondre (plus de 10 secondes). Nous réessayons toutes les 15 minutes.',
      too_large:
        'Ce calendrier pèse plus de 5 Mo : il n’est pas lu. Donnez l’adresse d’un calendrier plus petit, par exemple sans les anciennes années.',
      refused:
        'Le serveur refuse de donner cet agenda : l’adresse a peut-être été changée ou supprimée. Copiez-la de nouveau.',
      redirected: 'Cette adresse renvoie vers une autre, et encore une autre : copiez l’adresse finale.',
      not_calendar:
        'Cette adresse ne donne pas un calendrier (fichier iCalendar, souvent terminé par .ics) : copiez « l’adresse au format iCal ».',
      partial: 'Quelques événements n’ont pas pu être lus ; tous les autres le sont.',
    } satisfies Record<CalendarProblem, string>,
    again: 'Relire maintenant',
    againWhat: 'Relire maintenant {what}',
    remove: 'Retirer',
    removeWhat: 'Retirer {what}',
    add: 'Ajouter un agenda',
    address: 'Adresse au format iCal',
    addressHelp:
      'Elle commence par https:// ou webcal://. Dans Google Agenda : Paramètres de l’agenda, « Adresse secrète au format iCal ».',
    submit: 'Ajouter cet agenda',
    pending: 'Un instant…',
    reading: 'Lecture en cours…',
  },
  fields: { address: 'Collez l’adresse du calendrier.' },
  refusals: {
    calendar_address_invalid: 'Cette adresse doit commencer par https:// ou webcal://, sans mot de passe dedans.',
    calendar_known: 'Cet agenda est déjà dans la liste.',
    too_many_calendars: 'Au plus {count} agendas par professeur : retirez-en un d’abord.',
  } satisfies Record<CalendarRefusal, string>,
}
