/** What the panels need of rooms that they don't know; `app/` gives it. */
import { createContext, useContext } from 'react';
import type { Messages } from '../../i18n/en/index.ts';
import type { BuiltinKey } from '../../simulation/cluster.ts';
import type { ContainerManifest, ManifestObject } from './types.ts';

export interface ManifestProblem {
	/** From 1. */
	document: number;
	line: number;
	column: number;
	/** `spec.containers[0].image`; empty for a syntax error. */
	field: string;
	message: string;
}

export interface ManifestReading {
	objects: ManifestObject[];
	problems: ManifestProblem[];
	/** `kind/name` of what's accepted and not run. */
	notSimulated: { kind: string; name: string }[];
}

export interface CallView {
	/** The variable that names the peer. */
	env: string;
	/** What's asked: `GET /api`. */
	request: string;
	defaultPort: number;
}

export type ExportKind = 'png' | 'svg' | 'storyboard' | 'film' | 'yaml' | 'scorm';

export interface FilmRange {
	/** µs of virtual time. */
	from: number;
	to: number;
	/** Virtual seconds per second of the film. */
	speed: number;
}

/** Longest film, in seconds of watching. */
export const filmSecondsMax = 120;

export interface ExportOptions {
	/** Without its extension. */
	fileName: string;
	title: string;
	messages: Messages;
	film: FilmRange;
	signal: AbortSignal;
}

/** Is told how much is done, 0 … 1. */
export type Progress = (share: number) => void;

export interface PanelServices {
	/** Reads a YAML text of any number of documents; the reader is loaded at the first call. */
	readManifests(text: string): Promise<ManifestReading>;
	/** An object as YAML; the writer is loaded at the first call. */
	writeYaml(object: unknown): Promise<string>;
	/** The peers that the container's program asks for by a variable. */
	callsOf(container: ContainerManifest): readonly CallView[];
	/** Folders that the containers' programs write to, those first that they would most want to share. */
	foldersOf(containers: readonly ContainerManifest[]): readonly string[];
	openScenario(key: BuiltinKey): void;
	/** Opens the list of lessons. */
	openLessons(): void;
	openExport(): void;
	/** Makes a file of the run; what makes it is fetched at the first call. Rejects when it can't be made. */
	exportRun(kind: ExportKind, options: ExportOptions, progress: Progress): Promise<File>;
	/** Opens the comparison of two designs. */
	openExperiment(): void;
	/** Saves the run as a file on the device. */
	saveFile(): void;
}

const Services = createContext<PanelServices | undefined>(undefined);
export const PanelServicesProvider = Services.Provider;

export function usePanelServices(): PanelServices {
	const services = useContext(Services);
	if (!services) throw new Error('panels stand inside a PanelServicesProvider');
	return services;
}
