import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { type ClientPart, clientParts } from '../types'

/** What is of no use to the person, or no business of theirs: our own keys, what makes searches quick, other people's accounts. */
const hidden = `'{structure_id,search_text,resembles_file_id,card_customer_id,card_method_id,cart_id,cart_version,sale_key,sold_by,provider_id,html,actor,made_by,decided_by,granted_by,session_id_hash,account_id,session_id,redeemed_by,intent_id,author_id,noted_by,removed_by,uploaded_by,resolved_by,answered_by,import_id,made,problems,form_key,unsubscribe_url,handled_by,bytes}'::text[]`

type Rows = (file: string) => SQL

const mine = (table: string, alias = 't'): Rows => {
  const from = sql.raw(`${table} ${alias}`)
  return (file) => sql`select to_jsonb(t) as row from ${from} where t.client_file_id = ${file} order by 1`
}
const ofOrders = (table: string): Rows => {
  const from = sql.raw(`${table} t`)
  return (file) =>
    sql`select to_jsonb(t) as row from ${from} join orders o on o.id = t.order_id where o.client_file_id = ${file} order by o.ordered_at, t.id`
}
const account = (file: string) => sql`(select account_id from client_files where id = ${file})`
const learnersOf = (file: string) =>
  sql`(select g.learner_id from guardianships g where g.client_file_id = ${file} and g.sees)`

/** Internal notes aren't among them: they are never shown to clients ([2.A9]). */
const parts: Record<ClientPart, Rows> = {
  dossier: (file) =>
    sql`select to_jsonb(t) || jsonb_build_object('login', (select a.email from accounts a where a.id = t.account_id)) as row from client_files t where t.id = ${file}`,
  eleves: (file) =>
    sql`select to_jsonb(t) as row from learners t where t.id in ${learnersOf(file)} order by t.created_at`,
  tutelles: mine('guardianships'),
  consentements: mine('consents'),
  commandes: mine('orders'),
  lignes_de_commande: ofOrders('order_lines'),
  paiements: ofOrders('payments'),
  cheques: (file) =>
    sql`select to_jsonb(t) as row from cheques t join payments y on y.id = t.payment_id join orders o on o.id = y.order_id where o.client_file_id = ${file} order by t.id`,
  remboursements: ofOrders('refunds'),
  creances_abandonnees: (file) =>
    sql`select jsonb_build_object('order_id', t.order_id, 'amount_cents', t.amount_cents, 'state', t.state, 'decided_at', t.decided_at, 'undone_at', t.undone_at) as row
      from write_offs t join orders o on o.id = t.order_id where o.client_file_id = ${file} order by t.id`,
  retractations: (file) =>
    sql`select to_jsonb(t) as row from withdrawals t join order_lines l on l.id = t.order_line_id join orders o on o.id = l.order_id where o.client_file_id = ${file} order by t.id`,
  factures: mine('invoices'),
  panier: (file) =>
    sql`select to_jsonb(t) as row from cart_lines t join carts c on c.id = t.cart_id where c.client_file_id = ${file} order by t.created_at`,
  adhesions: mine('memberships'),
  forfaits: mine('passes'),
  mouvements_de_forfait: (file) =>
    sql`select to_jsonb(t) as row from pass_entries t join passes p on p.id = t.pass_id where p.client_file_id = ${file} order by t.created_at`,
  prolongations_et_suspensions: (file) =>
    sql`select to_jsonb(t) as row from pass_changes t join passes p on p.id = t.pass_id where p.client_file_id = ${file} order by t.created_at`,
  reservations: mine('bookings'),
  reponses_aux_absences: (file) =>
    sql`select to_jsonb(t) as row from absence_answers t join bookings b on b.id = t.booking_id where b.client_file_id = ${file} order by t.created_at`,
  places_en_seance: mine('seats'),
  listes_d_attente: mine('waiting_entries'),
  alertes: mine('slot_alerts'),
  interets: mine('interests'),
  bons_cadeaux: mine('gift_vouchers'),
  bons_cadeaux_utilises: mine('gift_redemptions'),
  avoirs: mine('account_credit_entries'),
  demandes_de_tarif_reduit: mine('reduced_rate_requests'),
  tarifs_reduits: (file) =>
    sql`select to_jsonb(t) as row from reduced_rate_grants t where t.learner_id in ${learnersOf(file)}`,
  documents: mine('documents'),
  pieces_jointes: mine('file_attachments'),
  appels_et_courriers: (file) =>
    sql`select to_jsonb(t) as row from communications t where t.client_file_id = ${file} and t.removed_at is null order by t.happened_at`,
  adresses_en_echec: mine('address_failures'),
  donnees_importees: mine('import_lines'),
  messages: (file) =>
    sql`select to_jsonb(t) as row from messages t where t.client_file_id = ${file} order by t.created_at`,
  demandes_de_contact: (file) =>
    sql`select to_jsonb(t) as row from contact_requests t join client_files f on f.structure_id = t.structure_id and f.email = t.email
      where f.id = ${file} order by t.created_at`,
  connexions: (file) =>
    sql`select to_jsonb(t) as row from account_sessions t where t.account_id = ${account(file)} order by t.created_at`,
  conditions_acceptees: (file) =>
    sql`select to_jsonb(t) as row from terms_acceptances t where t.account_id = ${account(file)}
      and t.structure_id = (select structure_id from client_files where id = ${file}) order by t.accepted_at`,
  visites_de_l_equipe: (file) =>
    sql`select jsonb_build_object('started_at', t.started_at, 'ended_at', t.ended_at) as row from impersonations t where t.client_file_id = ${file} order by t.started_at`,
}

/** All that is held of one file, part by part, as it stands ([2.A7]). */
export async function readClientParts(clientFileId: string): Promise<Record<ClientPart, Record<string, unknown>[]>> {
  const found = {} as Record<ClientPart, Record<string, unknown>[]>
  for (const part of clientParts) {
    const rows = await db().execute<{ row: Record<string, unknown> }>(
      sql`select part.row - ${sql.raw(hidden)} as row from (${parts[part](clientFileId)}) part`,
    )
    found[part] = [...rows].map(({ row }) => row)
  }
  return found
}
