import { useTranslations } from 'next-intl'
import { Details } from '@/components/ui/details'
import { nameOfPath, writeGesture } from '@/lib/segments/schema'
import { type ConditionKind, conditionFamilies, type Path } from '@/lib/segments/types'

type Props = { path: Path; kinds: readonly ConditionKind[]; isOpen: boolean }

/** 'Ajouter une condition': each kind is a button that sends the form, so that it works without a script. */
export function AddMenu({ path, kinds, isOpen }: Props) {
  const t = useTranslations('segments')
  const mayNest = path.length < 2
  return (
    <Details summary={t(path.length === 0 ? 'builder.add' : 'builder.addWithin')} open={isOpen}>
      <div className="grid gap-3">
        {Object.entries(conditionFamilies).map(([family, own]) => (
          <div key={family} className="flex flex-wrap items-center gap-1.5">
            <p className="mr-1.5 w-36 text-sm text-muted max-sm:w-full">
              {t(`builder.families.${family as keyof typeof conditionFamilies}`)}
            </p>
            {own
              .filter((kind) => kinds.includes(kind))
              .map((kind) => (
                <AddButton key={`${nameOfPath(path)}.${kind}`} path={path} what={kind} label={t(`kinds.${kind}`)} />
              ))}
            {family === 'may' && mayNest ? <AddButton path={path} what="or" label={t('builder.group')} /> : null}
          </div>
        ))}
      </div>
    </Details>
  )
}

function AddButton({ path, what, label }: { path: Path; what: ConditionKind | 'or'; label: string }) {
  return (
    <button type="submit" name="geste" value={writeGesture({ kind: 'add', path, what })} className="chip">
      {label}
    </button>
  )
}
