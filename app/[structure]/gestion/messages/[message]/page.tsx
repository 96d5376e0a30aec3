import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { isId } from '@/lib/core/ids'
import { findMessage } from '@/lib/deliveries/queries/find-message'
import { requireStaff } from '@/lib/gate/actor'
import { rights } from '@/lib/staff/types'
import { Panel } from '../../panel'
import { AgainForm } from '../again-form'
import { EventsPanel } from './events-panel'
import { MailView } from './mail-view'
import { MessageFacts } from './message-facts'

type Props = { params: Promise<{ structure: string; message: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('deliveries.message'))('mail') }
}

/** One message: as its reader sees it, what became of it, and 'Renvoyer' ([2.C1]). */
export default async function MessagePage({ params }: Props) {
  const { structure: slug, message: id } = await params
  const path = `/${slug}/gestion/messages`
  const { actor, structure } = await requireStaff(slug, `${path}/${id}`, rights['messages.see'])
  const message = (isId(id) ? await findMessage(actor, id) : null) ?? notFound()
  const t = await getTranslations('deliveries.message')
  const page = { slug, zone: structure.timeZone, message }
  const maySendAgain = !message.holdsSecret && message.html !== '' && message.state !== 'queued'
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        eyebrow={<a href={path}>{t('back')}</a>}
        title={message.subject}
        className="pb-0"
        actions={maySendAgain ? <AgainForm slug={slug} message={message} /> : undefined}
      />
      <div className="grid min-w-0 items-start gap-6 xl:grid-cols-[3fr_2fr]">
        <Panel id="mail" title={t('mail')}>
          <MailView message={message} />
        </Panel>
        <div className="grid min-w-0 gap-6">
          <MessageFacts {...page} />
          <EventsPanel {...page} />
        </div>
      </div>
    </div>
  )
}
