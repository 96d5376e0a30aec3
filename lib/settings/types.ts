import type { Busy } from '@/lib/core/outcome'
import type { Module, StructureSettings } from '@/lib/structures/types'

/** What somebody of the office changes of a structure at once: what isn't there stays as it is. */
export type StructurePatch = {
  name?: string
  tagline?: string
  accentHue?: number
  logoId?: string | null
  settings?: PartialSettings<StructureSettings>
}
/** Objects in part, lists and values whole. */
export type PartialSettings<Value> = {
  [Key in keyof Value]?: Value[Key] extends readonly unknown[] | null
    ? Value[Key]
    : Value[Key] extends object
      ? PartialSettings<Value[Key]>
      : Value[Key]
}

/** What a structure shows of itself and decides, as a patch changes it. */
export type Decided = {
  name: string
  tagline: string
  accentHue: number
  logoId: string | null
  settings: StructureSettings
}

/** How much of each module is under way: lessons to come, orders that wait, gifts that can be used. */
export type LiveThings = Record<Module, number>

export type SettingsRefusal =
  | 'settings_changed'
  | 'late_after_notice'
  | 'accent_too_near'
  | 'vat_without_rate'
  | 'currency_main'
  | 'module_in_use'
  | 'module_needs_shop'
  | 'logo_unknown'
  | Busy

export type TermsRefusal = 'terms_too_soon' | 'terms_unchanged' | 'terms_changed' | 'terms_in_force' | Busy

export type HelpRefusal = 'chapter_unknown' | 'chapter_changed' | Busy

/** A picture of the public pages: at most so many bytes, so many pixels each way, so many in a structure. */
export const pictureLimits = { bytes: 5_000_000, side: 6_000, count: 200 }

export type PictureRefusal =
  | 'picture_missing'
  | 'picture_kind'
  | 'picture_damaged'
  | 'picture_too_heavy'
  | 'picture_too_large'
  | 'picture_too_many'
  | 'picture_used'
  | 'picture_unknown'
  | 'alt_missing'
  | Busy

export type PageRefusal = 'page_unknown' | 'page_changed' | 'photo_unknown' | 'nothing_to_restore' | Busy
