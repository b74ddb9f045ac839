import type { Component } from 'svelte'

/** Any icon of @lucide/svelte/icons/…, imported one file at a time. */
export type Icon = Component<{ class?: string }>
