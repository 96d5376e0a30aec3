import { getTranslations } from 'next-intl/server'
import { PaperLinks } from '@/components/papers/paper-links'
import { WantedPaperButton } from '@/components/papers/wanted-paper'
import { getKeptCents, listPapersOfOrder } from '@/lib/papers/queries/list-papers'
import { Panel, type PanelProps } from './panel'

/** Invoice, credit notes and receipts of the order, as the member has them, and what its client may ask for ([1.D9]). */
export async function PapersPanel({ structure, order }: PanelProps) {
  const [papers, kept, t] = await Promise.all([
    listPapersOfOrder(structure.id, order.id),
    getKeptCents(structure.id, order.id),
    getTranslations('papers'),
  ])
  if (papers.length === 0) return null
  const desk = `/${structure.slug}/gestion`
  return (
    <Panel id="papiers" title={t('list.title')}>
      <PaperLinks papers={papers} folder={`${desk}/documents`} />
      <div className="flex flex-wrap gap-x-6">
        {(kept > 0 ? (['payment_attestation', 'statement'] as const) : (['statement'] as const)).map((kind) => (
          <WantedPaperButton
            key={kind}
            to={`${desk}/papiers`}
            wanted={{ kind, orderId: order.id }}
            label={t(kind === 'statement' ? 'wanted.statement' : 'wanted.payment')}
          />
        ))}
      </div>
    </Panel>
  )
}
