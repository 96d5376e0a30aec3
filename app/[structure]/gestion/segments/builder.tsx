import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/inputs'
import { isDraftGroup } from '@/lib/segments/rules'
import { nameOfPath, writeGesture } from '@/lib/segments/schema'
import { type DraftGroup, kindWords, type Path } from '@/lib/segments/types'
import { LiveForm } from '../live-form'
import { AddMenu } from './add-menu'
import type { BuilderFacts } from './builder-facts'
import { ConditionRow, SenseSelect } from './condition-row'

type Props = { action: string; draft: DraftGroup; view: string; facts: BuilderFacts }

/** A query built on screen: its whole state is in the address, and every gesture works without a script ([2.D1]). */
export function Builder({ action, draft, view, facts }: Props) {
  const t = useTranslations('segments.builder')
  return (
    <LiveForm action={action} aria-label={t('title')} className="grid gap-4">
      {/* What 'Entrée' does, before any button that removes something. */}
      <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only" />
      <input type="hidden" name="vue" value={view} />
      <Group group={draft} path={[]} facts={facts} />
      <noscript>
        <Button type="submit">{t('update')}</Button>
      </noscript>
    </LiveForm>
  )
}

function Group({ group, path, facts }: { group: DraftGroup; path: Path; facts: BuilderFacts }) {
  const t = useTranslations('segments.builder')
  const isWhole = path.length === 0
  return (
    <fieldset className="grid min-w-0 gap-4">
      <legend className="sr-only">{isWhole ? t('title') : t('group')}</legend>
      <div className="flex flex-wrap items-end gap-3">
        {isWhole ? null : <SenseSelect path={path} isNot={group.isNot} />}
        <JoinSelect group={group} path={path} />
        {isWhole ? null : (
          <Button type="submit" look="quiet" icon="x" name="geste" value={writeGesture({ kind: 'remove', path })}>
            {t('removeGroup')}
          </Button>
        )}
      </div>
      {group.of.length === 0 ? <p className="text-muted">{t(isWhole ? 'empty' : 'emptyGroup')}</p> : null}
      {group.of.map((part, rank) => {
        const own = [...path, rank]
        return (
          <div
            key={nameOfPath(own)}
            id={nameOfPath(own)}
            className="min-w-0 scroll-mt-24 rounded-m border border-line bg-surface p-4"
          >
            {isDraftGroup(part) ? (
              <Group group={part} path={own} facts={facts} />
            ) : (
              <ConditionRow condition={part} path={own} facts={facts} />
            )}
          </div>
        )
      })}
      <AddMenu path={path} kinds={facts.kinds} isOpen={group.of.length === 0} />
    </fieldset>
  )
}

function JoinSelect({ group, path }: { group: DraftGroup; path: Path }) {
  const t = useTranslations('segments.builder')
  return (
    <Select
      name={`${nameOfPath(path)}.quoi`}
      label={t(path.length === 0 ? 'join' : 'joinWithin')}
      defaultValue={kindWords[group.kind]}
      options={(['and', 'or'] as const).map((kind) => ({ value: kindWords[kind], label: t(`joins.${kind}`) }))}
      className="basis-80"
    />
  )
}
