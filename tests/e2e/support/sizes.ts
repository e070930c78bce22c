// The three devices of the design: a teacher's phone, a methodist's tablet, a specialist's desktop.
export const sizes = {
  phone: { width: 360, height: 800 },
  tablet: { width: 820, height: 1180 },
  desktop: { width: 1440, height: 900 },
} as const

export type Size = keyof typeof sizes
