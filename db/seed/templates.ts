import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { freeTemplates, templateVersions } from '@/db/schema/templates'
import type { TemplateText } from '@/lib/templates/types'
import { insertAll } from './insert'
import { idOf } from './random'

/** The confirmation of an order in the structure's own words: it greets its reader ([2.C3]). */
export const ownConfirmation: TemplateText = {
  subject: 'Votre commande {numero} est confirmée',
  body: `{cher},

Merci de votre confiance : votre commande {numero} du {date} est confirmée, et tout ce que vous avez acheté est actif.

[commande]

**Reçu de paiement.** {structure} {encaisse} la commande {numero}.{echeances}{papiers}

[bouton]

Vous retrouvez cette commande et ses papiers dans « Mes achats » : {lien_achats}

{retractation} Les conditions générales de vente acceptées avec cette commande (version {version}) : {lien_conditions}

À très bientôt !`,
}

/** Texts that the team keeps ready ([2.C3]). */
export const keptReady: (TemplateText & { name: string })[] = [
  {
    name: 'Bienvenue aux nouveaux élèves',
    subject: 'Bienvenue à {structure}',
    body: `{cher},

Bienvenue ! Votre premier cours approche : arrivez dix minutes avant, le temps de trouver la salle.

Votre espace personnel, avec vos cours et vos papiers : {lien_dossier}

À bientôt,
{expediteur}`,
  },
  {
    name: 'Changement de salle',
    subject: 'Votre cours change de salle',
    body: `{cher},

Votre cours « {cours} » du {date} à {heure} aura lieu ici : {lieu}.

Vos cours à venir : {lien_cours}

{expediteur}`,
  },
]

/** Words of the structure's own: one mail of the product, and texts kept ready for what people write ([2.C3]). */
export async function insertTemplates(tx: Tx, structureId: string): Promise<void> {
  const [admin] = await tx.execute<{ id: string }>(sql`
    select account_id as id from staff_members where structure_id = ${structureId} and role = 'admin' order by created_at, id limit 1`)
  const shared = { structureId, locale: 'fr-FR', version: 1, authorId: admin?.id ?? null } as const
  const free = keptReady.map(({ name, ...text }) => ({ id: idOf(`template:${structureId}:${name}`), name, text }))
  await insertAll(
    tx,
    freeTemplates,
    free.map(({ id, name }) => ({ id, structureId, name })),
  )
  await insertAll(tx, templateVersions, [
    { ...shared, id: idOf(`words:${structureId}:order_paid`), event: 'order_paid', ...ownConfirmation },
    ...free.map(({ id, text }) => ({ ...shared, id: idOf(`words:${id}`), freeTemplateId: id, ...text })),
  ])
}
