/** What changed since the view looked last, by name: the store's objects and the pods' running parts. */
export interface ChangeList {
	/** `Kind/namespace/name`. */
	objects: Set<string>;
	/** UIDs of pods whose sandbox changed. */
	sandboxes: Set<string>;
	drafts: Set<string>;
	machines: Set<string>;
}

export function emptyChanges(): ChangeList {
	return { objects: new Set(), sandboxes: new Set(), drafts: new Set(), machines: new Set() };
}
