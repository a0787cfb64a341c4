import type { Catalog } from '../domain/catalog/catalog.ts';
import { inherentRisk } from '../domain/judgement/inherent-risk.ts';
import type { StaffSession } from '../domain/links/access-grant.ts';
import type { AiSystem, Supplier } from '../domain/supplier.ts';
import { Page } from '../web/layout.tsx';
import { page } from '../web/reply.ts';
import { RiskTag, tierWords } from '../web/risk-words.tsx';
import { onDay } from '../web/when.ts';
import { WideTable } from '../web/wide-table.tsx';
import { mayRegister } from './may-register.ts';

/** One supplier and its AI systems, each with its inherent risk by the default policy. */
export function supplierPage(staff: StaffSession, shown: { supplier: Supplier; systems: AiSystem[]; catalog: Catalog }) {
  const { supplier, systems, catalog } = shown;
  const path = `/console/suppliers/${supplier.id}`;
  return page(
    <Page title={supplier.name} staff={staff} here="/console/suppliers" wide>
      <p>
        <a href="/console/suppliers">All suppliers</a>
      </p>
      <h1>{supplier.name}</h1>
      <dl class="facts">
        <dt>Contact</dt>
        <dd>
          {supplier.contact.name}, {supplier.contact.email}
        </dd>
        <dt>Country</dt>
        <dd>{supplier.country ?? 'Not stated'}</dd>
        <dt>Website</dt>
        <dd>{supplier.website ?? 'Not stated'}</dd>
        <dt>Registered</dt>
        <dd>{onDay(supplier.createdAt)}</dd>
      </dl>
      <h2>AI systems</h2>
      {systems.length === 0 ? (
        <p>No AI system is registered yet. Register the one you want to use; then you can start its assessment.</p>
      ) : (
        <WideTable label="List of AI systems">
          <table>
            <caption class="visually-hidden">AI systems of {supplier.name}</caption>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Used for</th>
                <th scope="col">Inherent risk</th>
                <th scope="col">Tier</th>
              </tr>
            </thead>
            <tbody>
              {systems.map((system) => {
                const { level, tier } = inherentRisk(system.facts, catalog.policy);
                return (
                  <tr>
                    <th scope="row">
                      <a href={`${path}/systems/${system.id}`}>{system.name}</a>
                    </th>
                    <td>{system.purpose}</td>
                    <td>
                      <RiskTag level={level} />
                    </td>
                    <td>{tierWords[tier]}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </WideTable>
      )}
      {mayRegister(staff) && (
        <p class="actions">
          <a class="button" href={`${path}/systems/new`}>
            Register an AI system
          </a>
        </p>
      )}
    </Page>,
  );
}
