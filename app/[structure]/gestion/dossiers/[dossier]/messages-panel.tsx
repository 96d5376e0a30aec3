import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Details } from '@/components/ui/details'
import { formatInstant } from '@/lib/core/formatting'
import type { FileMessage } from '@/lib/messages/queries/list-of-file'
import { hasRight } from '@/lib/staff/rules'
import { isOpen } from '@/lib/structures/rules'
import { AgainForm } from '../../messages/again-form'
import { StateTag } from '../../messages/state-tag'
import { loadMessages, mailLimits } from './load-messages'
import { Panel, type PanelProps } from './panel'

/** Every mail that went to the client, with its text and what became of it ([2.A2] [2.C1]). */
export async function MessagesPanel({ actor, structure, file, showsAll }: PanelProps & { showsAll: boolean }) {
  const [{ rows, found }, t] = await Promise.all([
    loadMessages(actor, file.id, ...(showsAll ? [mailLimits.all] : [])),
    getTranslations('files.messages'),
  ])
  const office = `/${structure.slug}/gestion`
  const path = `${office}/dossiers/${file.number}`
  const opensLog = hasRight(actor.role, 'messages.see') && isOpen(structure.settings.modules, 'gestion/messages')
  const maySendAgain = hasRight(actor.role, 'messages.repair')
  return (
    <Panel id="messages" title={t('title')} actions={<Write actor={actor} structure={structure} file={file} />}>
      {rows.length === 0 ? <p className="text-muted">{t('none')}</p> : null}
      <ul className="grid divide-y divide-line">
        {rows.map((message) => (
          <li key={message.id} className="py-1.5">
            <Details summary={<Head message={message} zone={structure.timeZone} />}>
              <p className="mb-2 text-sm text-muted">{t('to', { address: message.recipient })}</p>
              {message.error ? <p className="mb-2 font-medium text-danger">{message.error}</p> : null}
              {message.text ? (
                <p className="max-w-[42rem] break-words whitespace-pre-line">{message.text}</p>
              ) : (
                <p className="text-muted">{t('textGone')}</p>
              )}
              <div className="mt-3 flex flex-wrap items-center gap-4">
                {opensLog ? <a href={`${office}/messages/${message.id}`}>{t('open')}</a> : null}
                {maySendAgain && message.text && message.state !== 'queued' ? (
                  <AgainForm slug={structure.slug} message={message} />
                ) : null}
              </div>
            </Details>
          </li>
        ))}
      </ul>
      {found > rows.length ? (
        <a href={`${path}?messages=1#messages`}>{t('older', { count: found - rows.length })}</a>
      ) : null}
    </Panel>
  )
}

function Head({ message, zone }: { message: FileMessage; zone: string }) {
  return (
    <span className="inline-grid gap-0.5 align-top">
      <span className="font-medium">{message.subject}</span>
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        {formatInstant(message.at, zone)}
        <StateTag state={message.state} />
      </span>
    </span>
  )
}

/** 'Écrire' to the client, for whoever may ([2.C5]). */
async function Write({ actor, structure, file }: PanelProps) {
  const mayWrite = hasRight(actor.role, 'messages.write') && structure.settings.modules.includes('messages')
  if (!mayWrite || file.status !== 'active') return null
  const t = await getTranslations('drafts.start')
  return (
    <LinkButton look="quiet" icon="mail" href={`/${structure.slug}/gestion/envois/nouveau?dossier=${file.number}`}>
      {t('write')}
    </LinkButton>
  )
}
