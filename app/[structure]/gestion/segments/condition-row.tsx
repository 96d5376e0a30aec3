import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/inputs'
import { nameOfPath, writeGesture } from '@/lib/segments/schema'
import { type DraftCondition, kindWords, type Path } from '@/lib/segments/types'
import type { BuilderFacts } from './builder-facts'
import { ConditionFields } from './condition-fields'

type Props = { condition: DraftCondition; path: Path; facts: BuilderFacts }

/** One condition: asked or excluded, what it needs to know, and what it still waits for. */
export function ConditionRow({ condition, path, facts }: Props) {
  const t = useTranslations('segments')
  const name = nameOfPath(path)
  const what = t(`kinds.${condition.kind}`)
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{what}</legend>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <input type="hidden" name={`${name}.quoi`} value={kindWords[condition.kind]} />
        <SenseSelect path={path} isNot={condition.isNot} />
        <p className="flex min-h-11 items-center font-semibold sm:mt-7.5" aria-hidden="true">
          {what}
        </p>
        <ConditionFields condition={condition} name={name} facts={facts} />
        <span className="ml-auto sm:mt-7.5">
          <Button
            type="submit"
            look="quiet"
            icon="x"
            name="geste"
            value={writeGesture({ kind: 'remove', path })}
            aria-label={t('builder.remove', { what })}
          >
            {t('builder.removeShort')}
          </Button>
        </span>
      </div>
      {facts.wrong.get(name)?.length === 0 ? (
        <p className="mt-2 text-sm text-muted">{t(`missing.${condition.kind}`)}</p>
      ) : null}
    </fieldset>
  )
}

/** Whether a part is asked or excluded. */
export function SenseSelect({ path, isNot }: { path: Path; isNot: boolean }) {
  const t = useTranslations('segments.builder')
  return (
    <Select
      name={`${nameOfPath(path)}.sauf`}
      label={t('is')}
      defaultValue={isNot ? '1' : ''}
      options={[
        { value: '', label: t('asked') },
        { value: '1', label: t('excluded') },
      ]}
      className="w-44"
    />
  )
}
