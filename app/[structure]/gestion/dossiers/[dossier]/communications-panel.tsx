import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Details } from '@/components/ui/details'
import { DateInput, Select, Textarea } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import {
  addCommunicationAction,
  removeCommunicationAction,
  restoreCommunicationAction,
} from '@/lib/communications/actions'
import { listCommunications } from '@/lib/communications/queries/list-communications'
import { type Communication, communicationKinds, directions } from '@/lib/communications/types'
import { clock } from '@/lib/core/clock'
import { formatNumericDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import { hasRight } from '@/lib/staff/rules'
import { NotedItem } from './noted-item'
import { Panel, type PanelProps } from './panel'

/** Calls, letters, visits: what was said to a client outside the portal ([2.C8]). */
export async function CommunicationsPanel({ actor, structure, file }: PanelProps) {
  const [said, now, t] = await Promise.all([
    listCommunications(actor, file.id),
    clock(),
    getTranslations('communications'),
  ])
  const removed = said.filter(({ isRemoved }) => isRemoved)
  const list = { slug: structure.slug, zone: structure.timeZone, mayEdit: hasRight(actor.role, 'files.edit') }
  return (
    <Panel id="communications" title={t('title')}>
      {said.length === removed.length ? <p className="text-sm text-muted">{t('none')}</p> : null}
      <CommunicationList {...list} said={said.filter(({ isRemoved }) => !isRemoved)} />
      {list.mayEdit ? (
        <Details summary={t('add')}>
          <CommunicationForm slug={list.slug} fileId={file.id} today={formatNumericDay(dayOf(now, list.zone))} />
        </Details>
      ) : null}
      {removed.length > 0 ? (
        <Details summary={t('removed', { count: removed.length })}>
          <CommunicationList {...list} said={removed} />
        </Details>
      ) : null}
    </Panel>
  )
}

type ListProps = { slug: string; zone: string; mayEdit: boolean; said: Communication[] }

async function CommunicationList({ slug, zone, mayEdit, said }: ListProps) {
  const t = await getTranslations('communications')
  return (
    <ul className="grid gap-4 empty:hidden">
      {said.map(({ id, kind, direction, body, author, happenedAt, isRemoved }) => {
        const day = formatNumericDay(dayOf(happenedAt, zone))
        const head = [t(`kinds.${kind}`), day, t(`directions.${direction}`)].join(' · ')
        const word = isRemoved ? 'restore' : 'remove'
        return (
          <NotedItem key={id} head={head} body={body} signed={t('signed', { author })}>
            {mayEdit ? (
              <ActionForm action={isRemoved ? restoreCommunicationAction : removeCommunicationAction}>
                <HiddenFields structure={slug} communication={id} />
                <SubmitButton look="plain" aria-label={t(`${word}Of`, { kind: t(`kinds.${kind}`), day })}>
                  {t(word)}
                </SubmitButton>
              </ActionForm>
            ) : null}
          </NotedItem>
        )
      })}
    </ul>
  )
}

async function CommunicationForm({ slug, fileId, today }: { slug: string; fileId: string; today: string }) {
  const t = await getTranslations('communications')
  return (
    <ActionForm action={addCommunicationAction}>
      <HiddenFields structure={slug} dossier={fileId} />
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <Select
          name="kind"
          label={t('kind')}
          options={communicationKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        />
        <Select
          name="direction"
          label={t('direction')}
          options={directions.map((direction) => ({ value: direction, label: t(`directions.${direction}`) }))}
        />
        <DateInput name="day" label={t('day')} autoComplete="off" defaultValue={today} required />
      </div>
      <Textarea name="body" label={t('body')} rows={3} required maxLength={2000} />
      <div>
        <SubmitButton look="quiet">{t('save')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
