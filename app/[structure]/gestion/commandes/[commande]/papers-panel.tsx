import { getTranslations } from 'next-intl/server'
import { PaperLinks } from '@/components/papers/paper-links'
import { listPapersOfOrder } from '@/lib/papers/queries/list-papers'
import { Panel, type PanelProps } from './panel'

/** Invoice, credit notes and receipts of the order, as the member has them ([1.D9]). */
export async function PapersPanel({ structure, order }: PanelProps) {
  const [papers, t] = await Promise.all([listPapersOfOrder(structure.id, order.id), getTranslations('papers.list')])
  if (papers.length === 0) return null
  return (
    <Panel id="papiers" title={t('title')}>
      <PaperLinks papers={papers} folder={`/${structure.slug}/gestion/documents`} />
    </Panel>
  )
}
