import { Delaunay } from 'd3-delaunay';
import { geoConicConformal } from 'd3-geo';
import type { Gazetteer, Place } from '../gazetteer.ts';
import { outsidePoints, type Spot } from './outside-points.ts';

export const mapWidth = 900;
export const mapHeight = 620;

/** The part of the map that is nearer to a hromada's centroid than to any other's. */
export type MapCell = {
  readonly place: Place;
  readonly x: number;
  readonly y: number;
  /** SVG path. */
  readonly shape: string;
  /** Indexes of the cells it touches. */
  readonly neighbours: readonly number[];
};

export type HromadaMap = {
  /** One per hromada and city with special status, in the gazetteer's order. */
  readonly cells: readonly MapCell[];
  /** SVG paths: between two oblasts, and around the country. */
  readonly oblastBorders: string;
  readonly outline: string;
  /** Index of the cell at a point of the map; undefined outside the country. */
  readonly at: (x: number, y: number) => number | undefined;
};

/**
 * A schematic map without map data: Voronoi cells of the hromadas' centroids in a conformal conic projection. Borders
 * on it lie half-way between two centroids and are not the true ones.
 */
export const hromadaMap = (gazetteer: Gazetteer): HromadaMap => {
  const places = gazetteer.places.filter(({ centroid }) => centroid);
  const sites = projected(places);
  const beyond = outsidePoints(sites, mapWidth, mapHeight, 17);
  const delaunay = Delaunay.from([...sites, ...beyond]);
  const voronoi = delaunay.voronoi([0, 0, mapWidth, mapHeight]);
  const cells = places.map((place, index): MapCell => {
    const [x, y] = sites[index] ?? [0, 0];
    const neighbours = [...voronoi.neighbors(index)].filter((other) => other < places.length);
    return { place, x, y, shape: shapeOf(voronoi.cellPolygon(index)), neighbours };
  });
  const oblasts = places.map(oblastOf);
  const { oblastBorders, outline } = borders(delaunay, voronoi.circumcenters, oblasts);
  const at = (x: number, y: number) => {
    const index = delaunay.find(x, y);
    return index < cells.length ? index : undefined;
  };
  return { cells, oblastBorders, outline, at };
};

const projected = (places: readonly Place[]): readonly Spot[] => {
  const coordinates = places.map(({ centroid }): [number, number] => [
    centroid?.lon ?? 0,
    centroid?.lat ?? 0,
  ]);
  const edge = 24;
  const projection = geoConicConformal()
    .parallels([46, 51])
    .rotate([-31.5, 0])
    .fitExtent(
      [
        [edge, edge],
        [mapWidth - edge, mapHeight - edge],
      ],
      { type: 'MultiPoint', coordinates },
    );
  return coordinates.map((coordinate) => projection(coordinate) ?? [0, 0]);
};

const shapeOf = (polygon: readonly (readonly number[])[] | null): string =>
  polygon && polygon.length > 0 ? `M${polygon.map(([x, y]) => spot(x, y)).join('L')}Z` : '';

const spot = (x = 0, y = 0): string => `${x.toFixed(1)},${y.toFixed(1)}`;

/** Walks the edges of the triangulation: each is crossed by the border of the two cells it joins. */
const borders = (
  delaunay: Delaunay<unknown>,
  centres: ArrayLike<number>,
  oblasts: readonly Place[],
): { oblastBorders: string; outline: string } => {
  let oblastBorders = '';
  let outline = '';
  const { halfedges, triangles } = delaunay;
  for (let edge = 0; edge < halfedges.length; edge += 1) {
    const opposite = halfedges[edge] ?? -1;
    if (opposite < edge) continue;
    const one = oblasts[triangles[edge] ?? -1];
    const other = oblasts[triangles[opposite] ?? -1];
    if (one === other) continue;
    const [from, to] = [Math.floor(edge / 3) * 2, Math.floor(opposite / 3) * 2];
    const line = `M${spot(centres[from], centres[from + 1])}L${spot(centres[to], centres[to + 1])}`;
    if (one && other) oblastBorders += line;
    else outline += line;
  }
  return { oblastBorders, outline };
};

const oblastOf = (place: Place): Place => {
  let top = place;
  while (top.parent) top = top.parent;
  return top;
};
