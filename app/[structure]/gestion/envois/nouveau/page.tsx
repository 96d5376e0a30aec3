import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { LinkButton } from '@/components/ui/button'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { findFile } from '@/lib/client-files/queries/get-file'
import { startSearch } from '@/lib/drafts/schema'
import { requireStaff } from '@/lib/gate/actor'
import { mayWrite } from '@/lib/mailings/rules'
import { listRoles } from '@/lib/staff/queries'
import { rights, staffRoles } from '@/lib/staff/types'
import { JointStart } from './joint-start'
import { MassStart } from './mass-start'
import { RosterStart } from './roster-start'
import { WriteButton } from './write-button'

type Search = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ structure: string }>; searchParams: Promise<Search> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('drafts.start'))('title') }
}

/** Where a message begins ([2.C5]): to a client, to the participants of a course, to a segment. Nothing is kept before its form is sent. */
export default async function NewMessagePage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const asked = startSearch.parse(await searchParams)
  const t = await getTranslations('drafts')
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        eyebrow={<a href={`/${slug}/gestion/envois`}>{t('back')}</a>}
        title={t('start.title')}
        lead={t('start.lead')}
        className="pb-0"
      />
      {await chooseStart(slug, asked)}
    </div>
  )
}

type Asked = ReturnType<typeof startSearch.parse>

async function chooseStart(slug: string, asked: Asked): Promise<ReactNode> {
  const path = `/${slug}/gestion/envois/nouveau`
  if (asked.dossier) {
    const { actor } = await requireStaff(slug, path, rights['messages.write'])
    const file = (await findFile(actor, asked.dossier)) ?? notFound()
    return <WriteButton slug={slug} file={file} />
  }
  if (asked.cours || asked.seance) {
    const { actor } = await requireStaff(slug, path, rights['messages.roster'])
    return <RosterStart slug={slug} actor={actor} courseId={asked.cours ?? null} sessionId={asked.seance ?? null} />
  }
  if (asked.segment || asked.offre) {
    const { actor } = await requireStaff(slug, path, rights['messages.mass'])
    return <MassStart slug={slug} actor={actor} segmentId={asked.segment ?? null} offerId={asked.offre ?? null} />
  }
  if (asked.commune) {
    await requireStaff(slug, path, rights['messages.mass'])
    return <JointStart slug={slug} />
  }
  const { actor } = await requireStaff(slug, path, staffRoles)
  return <NobodyYet slug={slug} writesToMany={mayWrite(await listRoles(actor), 'segment')} />
}

async function NobodyYet({ slug, writesToMany }: { slug: string; writesToMany: boolean }) {
  const t = await getTranslations('drafts.start')
  const path = `/${slug}/gestion`
  const links = (
    <>
      <LinkButton href={`${path}/dossiers`}>{t('files')}</LinkButton>
      <LinkButton href={`${path}/cours`}>{t('courses')}</LinkButton>
      {writesToMany ? (
        <>
          <LinkButton href={`${path}/segments`}>{t('segments')}</LinkButton>
          <LinkButton href={`${path}/envois/nouveau?commune=oui`}>{t('joint')}</LinkButton>
        </>
      ) : null}
    </>
  )
  return (
    <EmptyState icon="mail" title={t('empty')} action={links}>
      {t('emptyText')}
    </EmptyState>
  )
}
