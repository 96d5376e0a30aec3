import type { StaffRole } from '@/lib/core/actor'
import { moneyDesk, rights, schoolDesk, schoolHead, staffRoles } from '@/lib/staff/types'
import type { Household, World } from './support/world'

type Ids = Omit<Household, 'secrets'>
type Path = (world: World, ids: Ids) => string

/**
 * Who may see what ([6.S1]).
 * open: anybody, and it shows nothing of a member to another. closed: a member only, a visitor is sent to the login and
 * back. owned: the same, and somebody else's ids are ids that don't exist. desk: whoever of the structure's office holds
 * one of the roles, and to anybody else it doesn't exist. posted: a member's form with a file, or whose answer is one.
 * deskPosted: a form of the money desk. sent: a form with a file and no id but its page's: a member's, or of the office where
 * it has roles. signed: a machine that proves who it is.
 */
export type Rule =
  | { kind: 'open'; path: Path; status?: number }
  | { kind: 'closed'; path: Path; status?: number }
  | { kind: 'owned'; path: Path; status?: number }
  | { kind: 'desk'; path: Path; roles: readonly StaffRole[]; hasId: boolean; status?: number }
  | { kind: 'posted'; path: Path; fields: (ids: Ids) => Record<string, string>; file?: string }
  | { kind: 'deskPosted'; path: Path; fields: (ids: Ids) => Record<string, string> }
  | { kind: 'sent'; path: Path; file: string; roles?: readonly StaffRole[] }
  | { kind: 'signed'; path: Path; methods: string[] }

/** An id that nothing has. */
export const nobodys = '00000000-0000-4000-8000-000000000000'

const at =
  (rest: string): Path =>
  ({ structure }) =>
    `/${structure.slug}${rest}`
const open = (rest: string, status?: number): Rule => ({ kind: 'open', path: at(rest), status })
const closed = (rest: string, status?: number): Rule => ({ kind: 'closed', path: at(rest), status })
const owned = (path: (ids: Ids, world: World) => string, status?: number): Rule => ({
  kind: 'owned',
  path: (world, ids) => `/${world.structure.slug}${path(ids, world)}`,
  status,
})
const desk = (rest: string, roles: readonly StaffRole[] = moneyDesk): Rule => ({
  kind: 'desk',
  path: at(`/gestion${rest}`),
  roles,
  hasId: false,
})
/** About one thing, whose id is in the address: an id that belongs to nothing there is a page that doesn't exist. */
const deskOf = (
  rest: (ids: Ids, world: World) => string,
  status?: number,
  roles: readonly StaffRole[] = moneyDesk,
): Rule => ({
  kind: 'desk',
  path: (world, ids) => `/${world.structure.slug}/gestion${rest(ids, world)}`,
  roles,
  hasId: true,
  status,
})

/** About courses, lessons and hours: those of the session's teacher, for a teacher. */
const schoolOf = (rest: (ids: Ids, world: World) => string): Rule => deskOf(rest, undefined, schoolDesk)

/** About what the structure decides. */
const settingsOf = (rest: (ids: Ids) => string): Rule => deskOf(rest, undefined, rights['settings.edit'])

/** Every page and route of `app/`, by its file. One that isn't here fails the test. */
export const pages: Record<string, Rule> = {
  '(portail)/page.tsx': { kind: 'open', path: () => '/' },
  '[structure]/(site)/page.tsx': open(''),
  '[structure]/(site)/[page]/page.tsx': open('/contact'),
  '[structure]/(site)/pieces/[jeton]/route.ts': open('/pieces/inconnu', 404),
  '[structure]/(site)/photos/[photo]/route.ts': open(`/photos/${nobodys}`, 404),
  '[structure]/(site)/conditions-generales-de-vente/page.tsx': open('/conditions-generales-de-vente'),
  '[structure]/(site)/cours-et-tarifs/page.tsx': open('/cours-et-tarifs'),
  '[structure]/(site)/cours-et-tarifs/[offre]/page.tsx': open('/cours-et-tarifs/inconnue', 404),
  '[structure]/(site)/cours-et-tarifs/filtre/[...criteres]/page.tsx': open('/cours-et-tarifs/filtre/individuels'),
  '[structure]/(membre)/connexion/page.tsx': open('/connexion'),
  '[structure]/(membre)/connexion/code/page.tsx': open('/connexion/code'),
  '[structure]/(membre)/creer-un-compte/page.tsx': open('/creer-un-compte'),
  '[structure]/(membre)/activation/page.tsx': open('/activation'),
  '[structure]/(membre)/activation/[token]/page.tsx': open('/activation/inconnu'),
  '[structure]/(membre)/invitation/equipe/[jeton]/page.tsx': open('/invitation/equipe/inconnu'),
  '[structure]/(membre)/invitation/[token]/page.tsx': open('/invitation/inconnu'),
  '[structure]/(membre)/nouvelle-adresse/[token]/page.tsx': open('/nouvelle-adresse/inconnu'),
  '[structure]/(membre)/mot-de-passe-oublie/page.tsx': open('/mot-de-passe-oublie'),
  '[structure]/(membre)/nouveau-mot-de-passe/[token]/page.tsx': open('/nouveau-mot-de-passe/inconnu'),
  '[structure]/(membre)/retrait/[issue]/page.tsx': open('/retrait/supprime'),
  '[structure]/(membre)/mon-compte/profil/export/[copie]/route.ts': closed(`/mon-compte/profil/export/${nobodys}`, 404),
  '[structure]/(membre)/mon-compte/profil/retrait/page.tsx': closed('/mon-compte/profil/retrait'),
  '[structure]/(membre)/panier/page.tsx': open('/panier'),
  // A line is in the cart that its browser or its member shows, or it isn't there.
  '[structure]/(membre)/panier/date/[ligne]/page.tsx': open(`/panier/date/${nobodys}`, 404),
  '[structure]/(membre)/messages/absence/[jeton]/page.tsx': open('/messages/absence/inconnu'),
  '[structure]/(membre)/desabonnement/[jeton]/page.tsx': open('/desabonnement/inconnu'),
  '[structure]/(membre)/messages/rappels/[jeton]/page.tsx': open('/messages/rappels/inconnu'),
  '[structure]/(membre)/messages/copies/[eleve]/[jeton]/page.tsx': {
    kind: 'open',
    path: ({ structure }, { childId }) => `/${structure.slug}/messages/copies/${childId}/${'x'.repeat(64)}`,
  },
  '[structure]/(membre)/messages/copies/arretees/page.tsx': open('/messages/copies/arretees'),
  '[structure]/(membre)/mon-compte/page.tsx': closed('/mon-compte', 307),
  '[structure]/(membre)/mon-compte/documents/page.tsx': closed('/mon-compte/documents'),
  '[structure]/(membre)/mon-compte/documents/envoi/route.ts': {
    kind: 'sent',
    path: at('/mon-compte/documents/envoi'),
    file: 'file',
  },
  '[structure]/(membre)/mon-compte/consentements/page.tsx': closed('/mon-compte/consentements', 307),
  '[structure]/(membre)/mon-compte/profil/page.tsx': closed('/mon-compte/profil'),
  '[structure]/(membre)/mon-compte/eleves/page.tsx': closed('/mon-compte/eleves'),
  '[structure]/(membre)/mon-compte/eleves/ajouter/page.tsx': closed('/mon-compte/eleves/ajouter'),
  '[structure]/(membre)/mon-compte/eleves/[eleve]/page.tsx': owned((ids) => `/mon-compte/eleves/${ids.childId}`),
  '[structure]/(membre)/mon-compte/eleves/[eleve]/modifier/page.tsx': owned(
    (ids) => `/mon-compte/eleves/${ids.childId}/modifier`,
  ),
  '[structure]/(membre)/mon-compte/suivi/page.tsx': closed('/mon-compte/suivi'),
  '[structure]/(membre)/mon-compte/suivi/agenda/page.tsx': closed('/mon-compte/suivi/agenda'),
  '[structure]/(membre)/mon-compte/attente/[offre]/page.tsx': closed('/mon-compte/attente/inconnue', 404),
  '[structure]/(membre)/mon-compte/suivi/reporter/[bookingId]/page.tsx': owned(
    (ids) => `/mon-compte/suivi/reporter/${ids.placeId}`,
  ),
  '[structure]/(membre)/mon-compte/suivi/placer/[passId]/page.tsx': owned(
    (ids) => `/mon-compte/suivi/placer/${ids.groupPassId}`,
  ),
  '[structure]/(membre)/mon-compte/suivi/annuler/[bookingId]/page.tsx': owned(
    (ids) => `/mon-compte/suivi/annuler/${ids.bookingId}`,
  ),
  '[structure]/(membre)/mon-compte/suivi/deplacer/[bookingId]/page.tsx': owned(
    (ids) => `/mon-compte/suivi/deplacer/${ids.bookingId}`,
  ),
  '[structure]/(membre)/mon-compte/suivi/deplacer/[bookingId]/confirmer/page.tsx': owned(
    (ids) => `/mon-compte/suivi/deplacer/${ids.bookingId}/confirmer?horaire=2099-01-06T10:00`,
  ),
  '[structure]/(membre)/mon-compte/suivi/[bookingId]/cours.ics/route.ts': owned(
    (ids) => `/mon-compte/suivi/${ids.bookingId}/cours.ics`,
  ),
  '[structure]/(membre)/mon-compte/reserver/page.tsx': closed('/mon-compte/reserver'),
  '[structure]/(membre)/mon-compte/reserver/[passId]/page.tsx': owned(
    (ids) => `/mon-compte/reserver/${ids.passId}`,
    // One teacher only: they are chosen for the member ([1.F1]).
    307,
  ),
  '[structure]/(membre)/mon-compte/reserver/[passId]/prevenez-moi/page.tsx': owned(
    (ids) => `/mon-compte/reserver/${ids.passId}/prevenez-moi`,
  ),
  '[structure]/(membre)/mon-compte/reserver/[passId]/[teacherId]/page.tsx': owned(
    (ids, { teacher }) => `/mon-compte/reserver/${ids.passId}/${teacher.id}`,
  ),
  '[structure]/(membre)/mon-compte/reserver/[passId]/[teacherId]/repeter/page.tsx': owned(
    (ids, { teacher }) => `/mon-compte/reserver/${ids.passId}/${teacher.id}/repeter?horaire=2099-01-06T10:00`,
  ),
  '[structure]/(membre)/mon-compte/reserver/[passId]/[teacherId]/confirmer/page.tsx': owned(
    (ids, { teacher }) => `/mon-compte/reserver/${ids.passId}/${teacher.id}/confirmer?horaire=2099-01-06T10:00`,
  ),
  '[structure]/(membre)/mon-compte/documents/[document]/route.ts': owned(
    (ids) => `/mon-compte/documents/${ids.documentId}`,
  ),
  '[structure]/(membre)/mon-compte/tarif-reduit/page.tsx': closed('/mon-compte/tarif-reduit'),
  '[structure]/(membre)/mon-compte/tarif-reduit/envoi/route.ts': {
    kind: 'posted',
    path: at('/mon-compte/tarif-reduit/envoi'),
    fields: ({ learnerId }) => ({ learner: learnerId }),
    file: 'proof',
  },
  '[structure]/(membre)/mon-compte/papiers/route.ts': {
    kind: 'posted',
    path: at('/mon-compte/papiers'),
    fields: ({ learnerId }) => ({ kind: 'enrolment_attestation', learnerId }),
  },
  '[structure]/(membre)/mon-compte/achats/page.tsx': closed('/mon-compte/achats'),
  '[structure]/(membre)/mon-compte/achats/renoncer/[ligne]/page.tsx': owned(
    (ids) => `/mon-compte/achats/renoncer/${ids.orderLineId}`,
  ),
  '[structure]/(membre)/mon-compte/achats/cadeaux/[bon]/route.ts': owned(
    (ids) => `/mon-compte/achats/cadeaux/${ids.voucherId}`,
  ),
  '[structure]/(membre)/mon-compte/cadeau/page.tsx': closed('/mon-compte/cadeau'),
  '[structure]/(membre)/mon-compte/acheter/page.tsx': closed('/mon-compte/acheter'),
  '[structure]/(membre)/mon-compte/acheter/filtre/[...criteres]/page.tsx': closed(
    '/mon-compte/acheter/filtre/individuels',
  ),
  '[structure]/(paiement)/paiement/[order]/page.tsx': owned((ids) => `/paiement/${ids.orderId}`),
  '[structure]/(paiement)/paiement/[order]/merci/page.tsx': owned((ids) => `/paiement/${ids.orderId}/merci`, 307),
  '[structure]/(paiement)/paiement/[order]/retour/route.ts': owned((ids) => `/paiement/${ids.orderId}/retour`, 303),
  '[structure]/(paiement)/paiement/echeance/[echeance]/page.tsx': owned(
    (ids) => `/paiement/echeance/${ids.instalmentId}`,
  ),
  '[structure]/(paiement)/paiement/echeance/[echeance]/retour/route.ts': owned(
    (ids) => `/paiement/echeance/${ids.instalmentId}/retour`,
    303,
  ),
  '[structure]/gestion/page.tsx': desk('', staffRoles),
  '[structure]/gestion/reserver/page.tsx': desk('/reserver?q=a', schoolDesk),
  '[structure]/gestion/reserver/[passId]/page.tsx': schoolOf((ids) => `/reserver/${ids.passId}`),
  '[structure]/gestion/reserver/[passId]/[teacherId]/page.tsx': schoolOf(
    (ids, { teacher }) => `/reserver/${ids.passId}/${teacher.id}`,
  ),
  '[structure]/gestion/reserver/[passId]/[teacherId]/confirmer/page.tsx': schoolOf(
    (ids, { teacher }) => `/reserver/${ids.passId}/${teacher.id}/confirmer?horaire=2099-01-06T10:00`,
  ),
  '[structure]/gestion/reserver/[passId]/annuler/[bookingId]/page.tsx': schoolOf(
    (ids) => `/reserver/${ids.passId}/annuler/${ids.bookingId}`,
  ),
  '[structure]/gestion/disponibilites/page.tsx': desk('/disponibilites', schoolDesk),
  '[structure]/gestion/offres/page.tsx': desk('/offres', rights['offers.edit']),
  '[structure]/gestion/offres/nouvelle/page.tsx': desk('/offres/nouvelle', rights['offers.edit']),
  '[structure]/gestion/offres/ensemble/page.tsx': desk('/offres/ensemble', rights['offers.edit']),
  // Of the structure, not of a household: its own test says that another structure's doesn't exist.
  '[structure]/gestion/offres/[offre]/page.tsx': {
    ...desk('', rights['offers.edit']),
    path: ({ structure, membershipOfferId }: World) => `/${structure.slug}/gestion/offres/${membershipOfferId}`,
  },
  '[structure]/gestion/forfaits/[forfait]/page.tsx': deskOf(
    (ids) => `/forfaits/${ids.passId}`,
    undefined,
    rights['passes.extend'],
  ),
  '[structure]/gestion/fermetures/page.tsx': desk('/fermetures', schoolHead),
  '[structure]/gestion/agenda/page.tsx': desk('/agenda', schoolDesk),
  '[structure]/gestion/absences/page.tsx': desk('/absences', schoolDesk),
  '[structure]/gestion/absences/nouvelle/page.tsx': desk('/absences/nouvelle', schoolDesk),
  '[structure]/gestion/absences/[absence]/page.tsx': schoolOf((ids) => `/absences/${ids.absenceId}`),
  '[structure]/gestion/heures/page.tsx': desk('/heures', rights['hours.see']),
  '[structure]/gestion/heures/heures.csv/route.ts': desk('/heures/heures.csv', rights['hours.see']),
  '[structure]/gestion/cours/page.tsx': desk('/cours', schoolDesk),
  '[structure]/gestion/cours/nouveau/page.tsx': desk('/cours/nouveau', schoolDesk),
  '[structure]/gestion/cours/[cours]/page.tsx': schoolOf((ids) => `/cours/${ids.courseId}`),
  '[structure]/gestion/cours/[cours]/[seance]/page.tsx': schoolOf(
    (ids) => `/cours/${ids.courseId}/${ids.courseSessionId}`,
  ),
  '[structure]/gestion/commandes/page.tsx': desk('/commandes'),
  '[structure]/gestion/commandes/[commande]/page.tsx': deskOf((ids) => `/commandes/C${ids.orderNumber}`),
  '[structure]/gestion/cadeaux/page.tsx': desk('/cadeaux'),
  '[structure]/gestion/cadeaux/[bon]/page.tsx': deskOf((ids) => `/cadeaux/${ids.voucherId}`),
  '[structure]/gestion/cadeaux/[bon]/bon.pdf/route.ts': deskOf((ids) => `/cadeaux/${ids.voucherId}/bon.pdf`),
  '[structure]/gestion/cheques/page.tsx': desk('/cheques'),
  '[structure]/gestion/cheques/[bordereau]/page.tsx': deskOf((ids) => `/cheques/${ids.slipId}`),
  '[structure]/gestion/virements/page.tsx': desk('/virements'),
  '[structure]/gestion/virements/credits/page.tsx': desk('/virements/credits'),
  '[structure]/gestion/virements/[virement]/page.tsx': deskOf((ids) => `/virements/${ids.transferId}`),
  '[structure]/gestion/commandes/[commande]/rembourser/page.tsx': deskOf(
    (ids) => `/commandes/C${ids.orderNumber}/rembourser`,
  ),
  '[structure]/gestion/papiers/route.ts': {
    kind: 'deskPosted',
    path: at('/gestion/papiers'),
    fields: ({ orderId }) => ({ kind: 'statement', orderId }),
  },
  '[structure]/gestion/factures/page.tsx': desk('/factures'),
  '[structure]/gestion/import/page.tsx': desk('/import', rights['files.import']),
  '[structure]/gestion/import/modele/route.ts': desk('/import/modele', rights['files.import']),
  '[structure]/gestion/import/[import]/page.tsx': deskOf(
    (ids) => `/import/${ids.importId}`,
    undefined,
    rights['files.import'],
  ),
  '[structure]/gestion/import/[import]/lignes/route.ts': deskOf(
    (ids) => `/import/${ids.importId}/lignes`,
    undefined,
    rights['files.import'],
  ),
  '[structure]/gestion/chiffres/page.tsx': desk('/chiffres'),
  '[structure]/gestion/comptabilite/page.tsx': desk('/comptabilite'),
  '[structure]/gestion/comptabilite/ecritures/route.ts': desk('/comptabilite/ecritures?mois=2026-11'),
  '[structure]/gestion/remboursements/page.tsx': desk('/remboursements'),
  '[structure]/gestion/relances/page.tsx': desk('/relances'),
  '[structure]/gestion/vente/page.tsx': desk('/vente'),
  '[structure]/gestion/vente/nouveau/page.tsx': desk('/vente/nouveau'),
  '[structure]/gestion/envois/nouveau/page.tsx': desk('/envois/nouveau', staffRoles),
  '[structure]/gestion/envois/[envoi]/page.tsx': deskOf(() => `/envois/${nobodys}`, 404, staffRoles),
  '[structure]/gestion/envois/[envoi]/fichiers/route.ts': {
    kind: 'sent',
    path: at(`/gestion/envois/${nobodys}/fichiers`),
    file: 'file',
    roles: staffRoles,
  },
  '[structure]/gestion/dossiers/nouveau/page.tsx': desk('/dossiers/nouveau', rights['files.edit']),
  '[structure]/gestion/chercher/page.tsx': desk('/chercher', staffRoles),
  '[structure]/gestion/chercher/resultats/route.ts': desk('/chercher/resultats?q=a', staffRoles),
  '[structure]/gestion/dossiers/page.tsx': desk('/dossiers', rights['files.see']),
  '[structure]/gestion/dossiers/[dossier]/retirer/page.tsx': deskOf(
    (ids) => `/dossiers/${ids.fileNumber}/retirer`,
    undefined,
    rights['files.remove'],
  ),
  // An open file has nothing to be restored: it goes back to its page.
  '[structure]/gestion/dossiers/[dossier]/restaurer/page.tsx': deskOf(
    (ids) => `/dossiers/${ids.fileNumber}/restaurer`,
    307,
    rights['files.remove'],
  ),
  '[structure]/gestion/messages/page.tsx': desk('/messages', rights['messages.see']),
  '[structure]/gestion/messages/messages.csv/route.ts': desk('/messages/messages.csv', rights['messages.see']),
  '[structure]/gestion/messages/adresses/page.tsx': desk('/messages/adresses', rights['messages.repair']),
  '[structure]/gestion/messages/a-traiter/page.tsx': desk('/messages/a-traiter', rights['messages.troubles']),
  '[structure]/gestion/messages/[message]/page.tsx': deskOf(() => `/messages/${nobodys}`, 404, rights['messages.see']),
  '[structure]/gestion/envois/page.tsx': desk('/envois', staffRoles),
  '[structure]/gestion/envois/[envoi]/destinataires/page.tsx': deskOf(
    () => `/envois/${nobodys}/destinataires`,
    404,
    staffRoles,
  ),
  '[structure]/gestion/envois/[envoi]/destinataires.csv/route.ts': deskOf(
    () => `/envois/${nobodys}/destinataires.csv`,
    404,
    staffRoles,
  ),
  '[structure]/gestion/segments/page.tsx': desk('/segments', rights['segments.use']),
  '[structure]/gestion/segments/nouveau/page.tsx': desk('/segments/nouveau', rights['segments.use']),
  '[structure]/gestion/segments/[segment]/page.tsx': deskOf(() => `/segments/${nobodys}`, 404, rights['segments.use']),
  '[structure]/gestion/segments/segment.csv/route.ts': desk(
    '/segments/segment.csv?c.quoi=toutes&c.0.quoi=langue&c.0.langue=fr-FR',
    rights['segments.use'],
  ),
  '[structure]/gestion/exports/page.tsx': desk('/exports', rights['exports.make']),
  '[structure]/gestion/exports/[export]/route.ts': deskOf(() => `/exports/${nobodys}`, 404, rights['exports.make']),
  '[structure]/gestion/dossiers/doublons/page.tsx': desk('/dossiers/doublons', rights['files.merge']),
  '[structure]/gestion/dossiers/[dossier]/reunir/page.tsx': deskOf(
    (ids) => `/dossiers/${ids.fileNumber}/reunir`,
    undefined,
    rights['files.merge'],
  ),
  '[structure]/gestion/dossiers/[dossier]/identite/page.tsx': deskOf(
    (ids) => `/dossiers/${ids.fileNumber}/identite`,
    undefined,
    rights['files.edit'],
  ),
  '[structure]/gestion/dossiers/[dossier]/documents/route.ts': {
    kind: 'sent',
    path: ({ structure }, { fileNumber }) => `/${structure.slug}/gestion/dossiers/${fileNumber}/documents`,
    file: 'file',
    roles: rights['files.edit'],
  },
  '[structure]/gestion/dossiers/dossiers.csv/route.ts': desk('/dossiers/dossiers.csv', rights['files.see']),
  '[structure]/gestion/dossiers/etiquettes.csv/route.ts': deskOf(
    (ids) => `/dossiers/etiquettes.csv?dossier=${ids.fileNumber}`,
    undefined,
    rights['files.see'],
  ),
  '[structure]/gestion/dossiers/ensemble/page.tsx': desk('/dossiers/ensemble', rights['files.edit']),
  '[structure]/gestion/dossiers/[dossier]/page.tsx': deskOf(
    (ids) => `/dossiers/${ids.fileNumber}`,
    undefined,
    rights['files.see'],
  ),
  '[structure]/gestion/vente/[dossier]/page.tsx': deskOf((ids) => `/vente/${ids.fileNumber}`),
  '[structure]/gestion/tarif-reduit/page.tsx': desk('/tarif-reduit'),
  '[structure]/gestion/securite/page.tsx': desk('/securite', staffRoles),
  '[structure]/gestion/securite/codes/page.tsx': desk('/securite/codes', staffRoles),
  '[structure]/gestion/journal/page.tsx': desk('/journal', rights['journal.see']),
  '[structure]/gestion/journal/journal.csv/route.ts': desk('/journal/journal.csv', rights['journal.see']),
  '[structure]/(membre)/aide/page.tsx': open('/aide?q=mot'),
  '[structure]/(membre)/aide/[chapitre]/page.tsx': open('/aide/compte'),
  '[structure]/gestion/aide/page.tsx': desk('/aide', staffRoles),
  '[structure]/gestion/aide/[chapitre]/page.tsx': desk('/aide/dossiers', staffRoles),
  '[structure]/gestion/reglages/aide/page.tsx': desk('/reglages/aide', rights['settings.edit']),
  '[structure]/gestion/reglages/aide/[public]/[chapitre]/page.tsx': desk(
    '/reglages/aide/member/profil',
    rights['settings.edit'],
  ),
  '[structure]/gestion/reglages/pages/page.tsx': desk('/reglages/pages', rights['settings.edit']),
  '[structure]/gestion/reglages/pages/[page]/page.tsx': desk('/reglages/pages/accueil', rights['settings.edit']),
  '[structure]/gestion/reglages/professeurs/page.tsx': desk('/reglages/professeurs', rights['settings.edit']),
  '[structure]/gestion/reglages/professeurs/nouveau/page.tsx': desk(
    '/reglages/professeurs/nouveau',
    rights['settings.edit'],
  ),
  '[structure]/gestion/reglages/professeurs/[professeur]/page.tsx': settingsOf(
    (ids) => `/reglages/professeurs/${ids.teacherId}`,
  ),
  '[structure]/gestion/reglages/lieux/page.tsx': desk('/reglages/lieux', rights['settings.edit']),
  '[structure]/gestion/reglages/lieux/nouveau/page.tsx': desk('/reglages/lieux/nouveau', rights['settings.edit']),
  '[structure]/gestion/reglages/lieux/[lieu]/page.tsx': settingsOf((ids) => `/reglages/lieux/${ids.locationId}`),
  '[structure]/gestion/reglages/lieux/[lieu]/[salle]/page.tsx': settingsOf(
    (ids) => `/reglages/lieux/${ids.locationId}/${ids.roomId}`,
  ),
  '[structure]/gestion/reglages/images/page.tsx': desk('/reglages/images', rights['settings.edit']),
  '[structure]/gestion/reglages/images/ajouter/route.ts': {
    kind: 'sent',
    path: at('/gestion/reglages/images/ajouter'),
    file: 'picture',
    roles: rights['settings.edit'],
  },
  '[structure]/gestion/reglages/page.tsx': desk('/reglages', rights['settings.edit']),
  '[structure]/gestion/reglages/[section]/page.tsx': desk('/reglages/identite', rights['settings.edit']),
  '[structure]/gestion/reglages/conditions/page.tsx': desk('/reglages/conditions', rights['settings.edit']),
  '[structure]/gestion/reglages/conditions/nouvelle/page.tsx': desk(
    '/reglages/conditions/nouvelle',
    rights['settings.edit'],
  ),
  '[structure]/gestion/reglages/conditions/[version]/page.tsx': desk('/reglages/conditions/1', rights['settings.edit']),
  '[structure]/gestion/equipe/page.tsx': desk('/equipe', rights['staff.manage']),
  '[structure]/gestion/equipe/inviter/page.tsx': desk('/equipe/inviter', rights['staff.manage']),
  '[structure]/gestion/equipe/[compte]/page.tsx': deskOf(
    (ids) => `/equipe/${ids.staffAccountId}`,
    undefined,
    rights['staff.manage'],
  ),
  '[structure]/gestion/documents/[document]/route.ts': deskOf((ids) => `/documents/${ids.documentId}`),
  // The address is the key: a made-up one is a page that doesn't exist; real ones are tried in tests/commands/feeds.test.ts.
  'api/agenda/[jeton]/route.ts': { kind: 'open', path: () => `/api/agenda/${'A'.repeat(64)}.ics`, status: 404 },
  'api/desabonnement/[jeton]/route.ts': { kind: 'open', path: () => '/api/desabonnement/inconnu', status: 404 },
  'api/health/route.ts': { kind: 'open', path: () => '/api/health' },
  'api/stripe/route.ts': { kind: 'signed', path: () => '/api/stripe', methods: ['POST'] },
  'api/resend/route.ts': { kind: 'signed', path: () => '/api/resend', methods: ['POST'] },
  'api/inngest/route.ts': { kind: 'signed', path: () => '/api/inngest', methods: ['POST', 'PUT'] },
}

/** Addresses that take an id as a parameter of the query: somebody else's shows nothing of theirs. */
export const queries: Path[] = [
  (world, ids) => `/${world.structure.slug}/mon-compte/suivi?eleve=${ids.childId}`,
  (world, ids) => `/${world.structure.slug}/mon-compte/suivi?reserve=${ids.bookingId}`,
  (world, ids) => `/${world.structure.slug}/mon-compte/suivi?deplace=${ids.bookingId}`,
  (world, ids) => `/${world.structure.slug}/mon-compte/suivi?annule=${ids.bookingId}`,
  (world, ids) => `/${world.structure.slug}/mon-compte/reserver?eleve=${ids.childId}`,
  (world, ids) => `/${world.structure.slug}/panier?commande=${ids.orderId}`,
  (world, ids) => `/${world.structure.slug}/mon-compte/tarif-reduit?eleve=${ids.childId}`,
  (world, ids) => `/${world.structure.slug}/mon-compte/tarif-reduit?envoyee=${ids.rateRequestId}`,
]
