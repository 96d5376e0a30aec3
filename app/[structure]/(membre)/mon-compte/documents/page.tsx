import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DocumentForm } from '@/components/documents/document-form'
import { DocumentList } from '@/components/documents/document-list'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { withdrawMyDocumentAction } from '@/lib/documents/actions'
import { listAttachments } from '@/lib/documents/queries'
import { requireMember } from '@/lib/gate/actor'
import { listRequestChoices } from '@/lib/pricing/queries/list-requests'

type Props = { params: Promise<{ structure: string }>; searchParams: Promise<{ message?: string; erreur?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people.documents'))('mine') }
}

/** What a member entrusts to the structure, and what it puts at their disposal ([2.A10]). */
export default async function MyDocumentsPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/mon-compte/documents`
  const { actor, structure } = await requireMember(slug, path)
  const [documents, requests, { message, erreur }, t] = await Promise.all([
    listAttachments(structure.id, actor.clientFileId),
    listRequestChoices(structure.id, actor.clientFileId),
    searchParams,
    getTranslations('people.documents'),
  ])
  const list = documents.map((one) => ({ ...one, canWithdraw: one.isFromMember }))
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        eyebrow={<a href={`/${slug}/mon-compte/profil`}>{t('back')}</a>}
        title={t('mine')}
        lead={t('mineLead', { structure: structure.name })}
        className="pb-0"
      />
      {message === 'envoi' ? (
        <Notice kind="positive" role="status">
          {t('sent')}
        </Notice>
      ) : null}
      <div className="grid min-w-0 items-start gap-6 lg:grid-cols-[3fr_2fr]">
        {list.length > 0 ? (
          <DocumentList
            slug={slug}
            zone={structure.timeZone}
            path={path}
            documents={list}
            withdraw={withdrawMyDocumentAction}
            isMember
          />
        ) : (
          <EmptyState icon="receipt" title={t('none')} />
        )}
        <Card as="section" aria-labelledby="envoyer">
          <h2 id="envoyer" className="mb-5">
            {t('addTitle')}
          </h2>
          <DocumentForm to={`${path}/envoi`} error={erreur} requests={requests} />
        </Card>
      </div>
    </div>
  )
}
