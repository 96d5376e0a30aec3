import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { findFile } from '@/lib/client-files/queries/get-file'
import { requireStaff } from '@/lib/gate/actor'
import { rights } from '@/lib/staff/types'
import { ActivitiesPanel } from './activities-panel'
import { Alerts } from './alerts'
import { BillingPanel } from './billing-panel'
import { CommunicationsPanel } from './communications-panel'
import { ConsentsPanel } from './consents-panel'
import { DocumentsPanel } from './documents-panel'
import { FileStanding } from './file-standing'
import { Flags } from './flags'
import { IdentityPanel } from './identity-panel'
import { InterestsPanel } from './interests-panel'
import { JournalPanel } from './journal-panel'
import { LearnersPanel } from './learners-panel'
import { MembershipsPanel } from './memberships-panel'
import { MergersPanel } from './mergers-panel'
import { MessagesPanel } from './messages-panel'
import { NotesPanel } from './notes-panel'
import { OrdersPanel } from './orders-panel'
import { PassesPanel } from './passes-panel'
import { PortalPanel } from './portal-panel'
import { DeactivatedNotice, RemovalPanel } from './removal-panel'
import { Said } from './said'
import { SeeAs } from './see-as'

type Props = {
  params: Promise<{ structure: string; dossier: string }>
  /** Which lists are shown to their end. */
  searchParams: Promise<{
    anciens?: string | string[]
    messages?: string | string[]
    erreur?: string | string[]
    message?: string | string[]
  }>
}

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  return { title: (await getTranslations('files.file'))('title', { number: (await params).dossier }) }
}

/** All that the office knows of a client and can do for them, a panel each; a role finds no panel that isn't for it ([2.A2]). */
export default async function FilePage({ params, searchParams }: Props) {
  const { structure: slug, dossier } = await params
  const path = `/${slug}/gestion/dossiers`
  const { actor, structure } = await requireStaff(slug, `${path}/${dossier}`, rights['files.see'])
  const file = (/^\d{1,9}$/.test(dossier) ? await findFile(actor, Number(dossier)) : null) ?? notFound()
  // Everything of a merged file is in the one that was kept ([2.A4]).
  if (file.mergedInto) redirect(`${path}/${file.mergedInto.number}`)
  const [asked, t] = await Promise.all([searchParams, getTranslations('files.file')])
  const panel = { actor, structure, file }
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        eyebrow={<a href={path}>{t('back')}</a>}
        title={`${file.firstName} ${file.lastName}`}
        lead={<FileStanding file={file} zone={structure.timeZone} />}
        actions={<SeeAs {...panel} />}
        className="pb-0"
      />
      <DeactivatedNotice {...panel} />
      {/* What must be seen first. */}
      <Said word={asked.message?.toString()} file={file} />
      <Flags {...panel} />
      <Alerts {...panel} />
      {/* On a phone who they are, then what they do, then the rest; on a large screen two columns. */}
      <div className="grid min-w-0 items-start gap-6 xl:grid-cols-[2fr_3fr] xl:grid-rows-[auto_1fr]">
        <div className="grid min-w-0 gap-6">
          <IdentityPanel {...panel} />
          <LearnersPanel {...panel} />
          <NotesPanel {...panel} />
        </div>
        <div className="grid min-w-0 gap-6 xl:row-span-2">
          <ActivitiesPanel {...panel} showsAll={Boolean(asked.anciens)} />
          <PassesPanel {...panel} />
          <MembershipsPanel {...panel} />
          <InterestsPanel {...panel} />
          <MessagesPanel {...panel} showsAll={Boolean(asked.messages)} />
          <CommunicationsPanel {...panel} />
        </div>
        <div className="grid min-w-0 gap-6">
          <PortalPanel {...panel} />
          <ConsentsPanel {...panel} />
          <DocumentsPanel {...panel} error={asked.erreur?.toString()} />
          <BillingPanel {...panel} />
          <MergersPanel {...panel} />
          <RemovalPanel {...panel} />
        </div>
      </div>
      <OrdersPanel {...panel} />
      <JournalPanel {...panel} />
    </div>
  )
}
