//! The document (`OpenAPI` 3.1) of all endpoints, made from the endpoints themselves.

use serde_json::{Map, Value, json};

use super::{
    door::{LONGEST_KEY, Prepared},
    endpoint::{Bodies, Components, Endpoint, JSON, reference},
    problem::{Kind, MEDIA_TYPE, ProblemDocument},
    schema::Schema,
};

/// What kinds of problems any request to an endpoint may meet.
fn problems(endpoint: &Endpoint, has_body: bool, has_parameters: bool) -> Vec<Kind> {
    let mut kinds = vec![
        Kind::Unauthenticated,
        Kind::Forbidden,
        Kind::TooMany,
        Kind::TooLarge,
        Kind::SlowBody,
        Kind::Invalid,
        Kind::Internal,
        Kind::Unavailable,
    ];
    if has_body {
        kinds.extend([Kind::Malformed, Kind::MediaType, Kind::Refused]);
    }
    if has_parameters {
        kinds.extend([Kind::Absent, Kind::Refused]);
    }
    if endpoint.method != axum::http::Method::GET {
        kinds.extend([Kind::State, Kind::KeyReused, Kind::KeyInUse]);
    }
    kinds
}

/// The document, and every endpoint with its schemas compiled.
///
/// # Errors
/// A schema that is not understood.
pub fn build(endpoints: Vec<Endpoint>) -> Result<(Value, Vec<Prepared>), String> {
    let mut components = Components::new();
    reference::<ProblemDocument>(&mut components);
    let mut paths: Map<String, Value> = Map::new();
    let mut parts = Vec::new();
    for endpoint in endpoints {
        let parameters = (endpoint.parameters)(&mut components);
        let body = (endpoint.body)(&mut components);
        let answer = (endpoint.answer)(&mut components);
        let operation = operation(&endpoint, parameters.as_ref(), &body, &answer);
        let path =
            paths.entry(format!("{}{}", super::BASE, endpoint.path)).or_insert_with(|| json!({}));
        path[endpoint.method.as_str().to_lowercase()] = operation;
        parts.push((endpoint, parameters, body));
    }
    let mut prepared = Vec::new();
    for (endpoint, parameters, body) in parts {
        let named = |error| format!("{endpoint:?}: {error}");
        let parameters = parameters
            .map(|schema| Schema::compile(&schema, &components))
            .transpose()
            .map_err(&named)?;
        let json = body.iter().find(|(media_type, _)| *media_type == JSON);
        let json = json.map(|(_, schema)| Schema::compile(schema, &components));
        let json = json.transpose().map_err(named)?;
        let media_types = body.iter().map(|(media_type, _)| *media_type).collect();
        prepared.push(Prepared { endpoint, parameters, media_types, json });
    }
    let document = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Baragumu",
            "version": "1",
            "description": "SMS to the citizens of a council, and from them. Make a token on the \
                server with `baragumu token create`. Every POST carries an Idempotency-Key: the \
                same request again is answered as before and changes nothing. Problems are told \
                as application/problem+json (RFC 9457) in the language that Accept-Language asks \
                for, sw or en. Viewers see numbers masked.",
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
        },
        "servers": [{ "url": "/" }],
        "security": [{ "token": [] }],
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {
                "token": { "type": "http", "scheme": "bearer", "description": "A token." },
            },
        },
    });
    Ok((document, prepared))
}

fn operation(
    endpoint: &Endpoint,
    parameters: Option<&Value>,
    body: &Bodies,
    answer: &Bodies,
) -> Value {
    let mut listed = Vec::new();
    let empty = Map::new();
    let properties =
        parameters.and_then(|schema| schema["properties"].as_object()).unwrap_or(&empty);
    for (name, schema) in properties {
        let in_path = endpoint.path.contains(&format!("{{{name}}}"));
        let (mut schema, mut description) = (schema.clone(), schema["description"].clone());
        let example = schema["example"].clone();
        // A parameter that is left out is simply not there.
        let choices = schema["oneOf"].as_array().cloned().unwrap_or_default();
        if let Some(only) = choices.into_iter().find(|choice| choice["type"] != "null") {
            schema = only;
            description = schema["description"].clone();
        }
        if let Value::Object(words) = &mut schema {
            words.remove("description");
            words.remove("example");
            if let Some(Value::Array(types)) = words.get("type") {
                let only = types.iter().find(|word| *word != "null").cloned();
                words.insert("type".to_owned(), only.unwrap_or_default());
            }
        }
        let mut parameter = json!({
            "name": name,
            "in": if in_path { "path" } else { "query" },
            "required": in_path,
            "description": description,
            "schema": schema,
        });
        if !example.is_null() {
            parameter["example"] = example;
        }
        listed.push(parameter);
    }
    if endpoint.needs_key() {
        listed.push(json!({
            "name": "Idempotency-Key",
            "in": "header",
            "required": true,
            "description": "A key of your own for this request, such as a UUID. Send the same \
                request with the same key again when no answer came: it is carried out once. \
                Kept for at least 24 hours.",
            "schema": {
                "type": "string", "minLength": 8, "maxLength": LONGEST_KEY,
                "pattern": "^[!-~]{8,128}$",
            },
            "example": "8e03978e-40d5-43dd-bc93-6894a57f9324",
        }));
    }
    let request_id = json!({
        "description": "What the log knows this request by.",
        "schema": { "type": "string", "maxLength": 64 },
    });
    let mut success = json!({
        "description": "Done.",
        "headers": { "X-Request-Id": request_id },
    });
    if endpoint.status == 201 {
        success["headers"]["Location"] = json!({
            "description": "Where it is found.",
            "schema": { "type": "string", "maxLength": 200 },
        });
    }
    if endpoint.needs_key() {
        success["headers"]["Idempotency-Replayed"] = json!({
            "description": "`true` where the request was carried out before.",
            "schema": { "type": "string", "enum": ["true"] },
        });
    }
    if !answer.is_empty() {
        success["content"] = content(answer);
    }
    let mut responses = Map::new();
    responses.insert(endpoint.status.to_string(), success);
    for kind in problems(endpoint, !body.is_empty(), !listed.is_empty()) {
        let mut headers = json!({ "X-Request-Id": request_id });
        let text = json!({ "type": "string", "maxLength": 100 });
        match kind {
            Kind::Unauthenticated => {
                headers["WWW-Authenticate"] =
                    json!({ "description": "Asks for a bearer token.", "schema": text });
            }
            Kind::TooMany | Kind::Unavailable => {
                headers["Retry-After"] = json!({
                    "description": "After how many seconds to try again.",
                    "schema": { "type": "integer", "minimum": 1 },
                });
            }
            _ => {}
        }
        responses.entry(kind.status().as_str()).or_insert_with(|| {
            json!({
                "description": kind.status().canonical_reason(),
                "headers": headers,
                "content": {
                    MEDIA_TYPE: { "schema": { "$ref": "#/components/schemas/ProblemDocument" } },
                },
            })
        });
    }
    let mut operation = json!({
        "operationId": operation_id(endpoint),
        "tags": [endpoint.path.split('/').nth(1)],
        "summary": endpoint.summary,
        "description": format!("Needs the role {} or more.", endpoint.role.word()),
        "x-role": endpoint.role.word(),
        "parameters": listed,
        "responses": responses,
    });
    if !body.is_empty() {
        operation["requestBody"] = json!({ "required": true, "content": content(body) });
    }
    operation
}

/// What a body may be, by media type.
fn content(bodies: &Bodies) -> Value {
    let schemas = bodies
        .iter()
        .map(|(media_type, schema)| ((*media_type).to_owned(), json!({ "schema": schema })));
    Value::Object(schemas.collect())
}

/// `post-broadcasts-id-approve`
fn operation_id(endpoint: &Endpoint) -> String {
    let path = endpoint.path.replace(['{', '}'], "").replace('/', "-");
    format!("{}{path}", endpoint.method.as_str().to_lowercase())
}
