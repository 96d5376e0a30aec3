import { getTranslations } from 'next-intl/server'
import { DocumentForm } from '@/components/documents/document-form'
import { DocumentList } from '@/components/documents/document-list'
import { Details } from '@/components/ui/details'
import { withdrawDocumentAction } from '@/lib/documents/actions'
import { listAttachments } from '@/lib/documents/queries'
import { mayAttach } from '@/lib/documents/rules'
import { listRequestChoices } from '@/lib/pricing/queries/list-requests'
import { Panel, type PanelProps } from './panel'

/** The documents of a file, from its holder and from the office ([2.A10]). */
export async function DocumentsPanel({ actor, structure, file, error }: PanelProps & { error?: string }) {
  const t = await getTranslations('people.documents')
  const [documents, requests] = await Promise.all([
    listAttachments(structure.id, file.id),
    listRequestChoices(structure.id, file.id),
  ])
  const isOurs = mayAttach(actor) && file.status === 'active'
  const office = `/${structure.slug}/gestion`
  return (
    <Panel id="documents" title={t('title')}>
      <p className="text-sm text-muted">{documents.length > 0 ? t('officeLead') : t('none')}</p>
      {documents.length > 0 ? (
        <DocumentList
          slug={structure.slug}
          zone={structure.timeZone}
          path={`${office}/documents`}
          documents={documents.map((one) => ({ ...one, canWithdraw: isOurs }))}
          withdraw={withdrawDocumentAction}
          isMember={false}
        />
      ) : null}
      {isOurs ? (
        <Details summary={t('add')} open={error !== undefined}>
          <DocumentForm to={`${office}/dossiers/${file.number}/documents`} error={error} requests={requests} />
        </Details>
      ) : null}
    </Panel>
  )
}
