# API token of the second node
api_token_id     = "root@pam!ansible"
api_token_secret = "e95a3c70-d8b1-4f26-a3c9-1274f0be6d85"
